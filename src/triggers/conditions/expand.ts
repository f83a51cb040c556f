import type { FqlComparison, FqlNode } from '../ast.js'
import { mirrored } from '../mirrored.js'
import { not } from './nodes.js'

/**
 * A comparison in the words that operators are read from: `a != 1` as `!(a = 1)`, `1 < a` as `a > 1`,
 * `a in [1, 2]` as `a = 1 or a = 2`. Any other node as it is.
 */
export function expand(node: FqlNode): FqlNode {
  if (node.kind !== 'comparison') return node
  const { operator, left, right, range } = node
  if (operator === 'in') {
    if (left.kind === 'literal' || right.kind !== 'list') return node
    return {
      kind: 'or',
      operands: right.items.map((item) => ({ ...node, operator: '=', right: item })),
      range,
    }
  }
  const turned: FqlComparison =
    left.kind === 'literal' && right.kind !== 'literal'
      ? { ...node, operator: mirrored[operator], left: right, right: left }
      : node
  return turned.operator === '!=' ? not({ ...turned, operator: '=' }) : turned
}
