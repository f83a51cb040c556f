import type { FqlCall, FqlComparison, FqlNode, FqlPath } from '../ast.js'
import { isField } from './nodes.js'
import { readCondition } from './operator.js'
import { conditionOperators } from './operators/operators.js'

/** Why a node that no operator reads is no condition of the form, in plain words. */
export function reasonFor(node: FqlNode, negated: boolean): string {
  const positive = negated ? conditionOperators.find((one) => readCondition(one, node)) : undefined
  if (positive !== undefined)
    return `the form has "${positive.words}", but nothing for its opposite, which is also true where the field is missing`
  switch (node.kind) {
    case 'comparison':
      return comparisonReason(node)
    case 'call':
      return callReason(node)
    case 'path':
      return pathReason(node)
    case 'literal':
      return 'this is never true, and the form has no condition for that'
    default:
      return 'this is no condition of a field'
  }
}

function comparisonReason({ operator, left, right }: FqlComparison): string {
  const sides = [left, right]
  for (const side of sides) if (side.kind === 'path' && !isField(side)) return pathReason(side)
  for (const side of sides)
    if (side.kind === 'call') return `the form compares a field as it is, not what ${side.name}() makes of it`
  if (operator === 'in') return 'the form has no operator for a list that the event holds'
  if (sides.every((side) => side.kind === 'path'))
    return 'the form compares a field with a written value, not with another field'
  if (sides.some((side) => side.kind === 'list'))
    return 'the form compares a field with a text or a number, not with a list'
  if (!sides.some((side) => side.kind === 'path')) return 'the form compares a field, and here is none'
  if (right.kind === 'literal') return `the form has no "${operator} ${String(right.value)}"`
  return 'the form compares a field with a written value, not with the outcome of a condition'
}

function callReason({ name, args }: FqlCall): string {
  if (name === 'any' || name === 'every') return 'the form can not look into the elements of a list'
  const [subject, value] = args
  if (subject?.kind === 'path' && !isField(subject)) return pathReason(subject)
  if (subject?.kind === 'call')
    return `the form asks of a field as it is, not of what ${subject.name}() makes of it`
  if (!['match', 'contains', 'startswith', 'endswith', 'exists'].includes(name))
    return `the form has no operator for ${name}()`
  if (!isField(subject)) return `the form asks ${name}() of a field, and here is none`
  if (value?.kind !== 'literal') return `the form takes a written value in ${name}(), not one from the event`
  return name === 'match' && typeof value.value === 'string'
    ? 'of patterns the form has only a text with one * before it or after it: "ends with" and "starts with"'
    : `the form has no ${name}() of ${String(value.value)}`
}

function pathReason({ element }: FqlPath): string {
  return element === null
    ? 'the form can not ask for some element of a list, which "$" means'
    : 'the form can not look into the elements of a list, which "@" means'
}
