import type { JsonScalar } from '../../json/value.js'
import type { FqlComparison, FqlLiteral, FqlNode, FqlOperator } from '../ast.js'
import { formatFql } from '../format.js'
import { mirrored } from '../mirrored.js'
import { from, upTo } from './ranges.js'
import * as values from './values.js'

/** One form for what means the same: a literal on the right, and the sides of an equation in one order. */
export function withSidesInOrder(node: FqlComparison): FqlComparison {
  const { operator, left, right } = node
  if (operator === 'in' || right.kind === 'literal') return node
  const isInOrder = left.kind !== 'literal' && (operator !== '=' || formatFql(left) <= formatFql(right))
  return isInOrder ? node : { ...node, operator: mirrored[operator], left: right, right: left }
}

/** The values of the left side for which a comparison is true, where the right side alone decides. */
export function askedFor(operator: FqlOperator, right: FqlNode): values.Values | undefined {
  if (operator === 'in') return right.kind === 'list' ? membersOf(right.items) : undefined
  if (right.kind !== 'literal') return undefined
  return operator === '=' ? values.onlyValue(right.value) : inOrder(operator, right.value)
}

function membersOf(items: readonly FqlNode[]): values.Values | undefined {
  const literals = items.filter((item): item is FqlLiteral => item.kind === 'literal')
  return literals.length < items.length ? undefined : values.oneOf(literals.map(({ value }) => value))
}

function inOrder(operator: FqlOperator, value: JsonScalar): values.Values {
  const isLess = operator === '<' || operator === '<='
  const inclusive = operator === '<=' || operator === '>='
  if (typeof value === 'number')
    return values.onlyNumbers(isLess ? upTo(value, inclusive) : from(value, inclusive))
  if (typeof value === 'string')
    return values.onlyTexts(isLess ? upTo(value, inclusive) : from(value, inclusive))
  return values.noValue
}
