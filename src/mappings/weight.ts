import { childrenOf, type Expression } from '../expressions/expression.js'

const known = new WeakMap<Expression, number>()

/**
 * How many steps an expression has where each place that a node stands in is counted: `@transform` puts what it
 * applied into every path that reads it, so a few lines can stand for billions of steps.
 */
export function weightOf(expression: Expression): number {
  const weight = known.get(expression)
  if (weight !== undefined) return weight
  const total = childrenOf(expression).reduce((sum, child) => sum + weightOf(child), 1)
  known.set(expression, total)
  return total
}
