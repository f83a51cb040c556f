import type { FqlComparison, FqlNode } from '../ast.js'
import { formatFql } from '../format.js'

const longestText = 60

/** A node as it is written, cut where it is long. */
export function shortText(node: FqlNode): string {
  const text = formatFql(node)
  return text.length > longestText ? `${text.slice(0, longestText)}…` : text
}

/** What two conditions that exclude each other were probably meant to say. */
export function bothHint(one: FqlNode, other: FqlNode): string | undefined {
  if (!isWritten(one) || !isWritten(other) || !haveOneField(one, other)) return undefined
  return one.operator === '=' && other.operator === '='
    ? `for one of them write ${inOneList(one, other)}`
    : 'did you mean or?'
}

/** What two conditions that complete each other were probably meant to say. */
export function eitherHint(one: FqlNode, other: FqlNode): string | undefined {
  if (!isWritten(one) || !isWritten(other) || !haveOneField(one, other)) return undefined
  if (one.operator === '!=' && other.operator === '!=')
    return `for none of them write !(${inOneList(one, other)})`
  return one.operator === '=' || other.operator === '=' ? undefined : 'did you mean and?'
}

/** `type in ["a", "b"]` for `type = "a"` and `type = "b"`. */
const inOneList = (one: FqlComparison, other: FqlComparison): string =>
  `${formatFql(one.left)} in [${formatFql(one.right)}, ${formatFql(other.right)}]`

const haveOneField = (one: FqlComparison, other: FqlComparison): boolean =>
  formatFql(one.left) === formatFql(other.left)

/** Whether a node compares with a value that is written out. */
const isWritten = (node: FqlNode): node is FqlComparison =>
  node.kind === 'comparison' && node.right.kind === 'literal' && node.right.value !== null
