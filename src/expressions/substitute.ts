import type { Expression, Variable } from './expression.js'
import { rebuild } from './rebuild.js'

/**
 * `expression` with `value` in the place of a variable. Reads of an object that is written out become the value
 * that was written, so that `$.payload.x` costs no object. What stood twice is still one node.
 */
export function substitute(expression: Expression, variable: Variable, value: Expression): Expression {
  const done = new Map<Expression, Expression>([[variable, value]])
  const visit = (node: Expression): Expression => {
    const known = done.get(node)
    if (known !== undefined) return known
    const result = rebuild(node, visit)
    done.set(node, result)
    return result
  }
  return visit(expression)
}
