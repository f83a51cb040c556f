import type { Expression, Read } from './expression.js'
import { rebuild } from './rebuild.js'

/**
 * The same expression in which all reads of one path are one node, each prefix too: `$.context.device` is then read
 * once for all fields below it, as everything that stands in several places is.
 */
export function shareReads(expression: Expression): Expression {
  const done = new Map<Expression, Expression>()
  const reads = new Map<Expression, Map<string, Expression>>()

  const visit = (node: Expression): Expression => {
    const known = done.get(node)
    if (known !== undefined) return known
    const rebuilt = rebuild(node, visit)
    const result = rebuilt.kind === 'read' ? onlyOne(rebuilt) : rebuilt
    done.set(node, result)
    return result
  }

  const onlyOne = (node: Read): Expression => {
    const below = reads.get(node.from) ?? new Map<string, Expression>()
    reads.set(node.from, below)
    const first = below.get(node.key) ?? node
    below.set(node.key, first)
    return first
  }

  return visit(expression)
}
