import type { JsonScalar } from '../../json/value.js'
import type { FqlComparison, FqlNode } from '../ast.js'
import { formatFql } from '../format.js'

const longestText = 60

/** A node as it is written, cut where it is long. */
export function shortText(node: FqlNode): string {
  const text = formatFql(node)
  return text.length > longestText ? `${text.slice(0, longestText)}…` : text
}

/** What two conditions that exclude each other were probably meant to say; nothing where that is not plain. */
export function bothHint(one: FqlNode, other: FqlNode): string | undefined {
  const pair = aboutOneField(one, other)
  if (pair === undefined) return undefined
  const { field, values, operators } = pair
  if (typeof values[0] !== typeof values[1])
    return `one compares with ${words(values[0])}, the other with ${words(values[1])}`
  return operators.every((operator) => operator === '=')
    ? `for either of the two write ${field} in [${pair.texts.join(', ')}]`
    : undefined
}

/** What two conditions that complete each other were probably meant to say. */
export function eitherHint(one: FqlNode, other: FqlNode): string | undefined {
  const pair = aboutOneField(one, other)
  return pair?.operators.every((operator) => operator === '!=')
    ? `for neither of the two write !(${pair.field} in [${pair.texts.join(', ')}])`
    : undefined
}

function aboutOneField(one: FqlNode, other: FqlNode) {
  const sides = [sidesOf(one), sidesOf(other)]
  const [left, right] = sides
  if (left === undefined || right === undefined || left.field !== right.field) return undefined
  return {
    field: left.field,
    operators: [left.operator, right.operator],
    values: [left.value, right.value] as const,
    texts: [left.text, right.text],
  }
}

/** A comparison with a value that is written on its right. */
function sidesOf(node: FqlNode) {
  if (node.kind !== 'comparison' || node.right.kind !== 'literal' || node.right.value === null)
    return undefined
  const { operator, left, right }: FqlComparison = node
  return { operator, field: formatFql(left), value: right.value, text: formatFql(right) }
}

function words(value: JsonScalar): string {
  if (typeof value === 'number') return 'a number'
  return typeof value === 'string' ? 'text' : 'true or false'
}
