import type { FqlNode } from '../ast.js'
import type { Evaluator } from './evaluator.js'

/** A condition, what it is, and what it has to be for the query to match. */
export interface DecisiveNode {
  readonly node: FqlNode
  readonly value: boolean
  readonly wanted: boolean
}

/**
 * The fewest conditions that make `node` what it is. A true `and` needs all of its operands, a false one only
 * the false operand that needs the fewest; `or` is the other way round; `!` leaves it to its operand.
 */
export function decisiveNodes(node: FqlNode, evaluator: Evaluator, wanted = true): readonly DecisiveNode[] {
  if (node.kind === 'not') return decisiveNodes(node.operand, evaluator, !wanted)
  const value = evaluator.truth(node, undefined)
  if (node.kind !== 'and' && node.kind !== 'or') return [{ node, value, wanted }]
  const sets = node.operands
    .filter((operand) => evaluator.truth(operand, undefined) === value)
    .map((operand) => decisiveNodes(operand, evaluator, wanted))
  if (value === (node.kind === 'and')) return sets.flat()
  return sets.reduce((fewest, set) => (set.length < fewest.length ? set : fewest))
}
