import { childrenOf, type Expression, type Loop } from '../expression.js'

/** Past so many places generated code gives way to closures, which evaluate each node once. */
const mostPlaces = 50_000

/** What a round costs besides its nodes, and what it costs to make an object or a list. */
const ofRound = 4
const ofRoundThatKeeps = 10
const ofContainer = 8

/** A call of a function that generated code does not write out. */
const ofCall = 10

/**
 * What one round of a loop costs, in steps: its nodes in every place in which they stand, as generated code writes
 * them out. A loop in it is charged for its own rounds when it is entered.
 */
export function weightOfRound({ mode, where, body }: Loop): number {
  const known = new Map<Expression, number>()
  const weightOf = (node: Expression): number => {
    const weight = known.get(node)
    if (weight !== undefined) return weight
    const children = node.kind === 'loop' ? [node.list] : childrenOf(node)
    const own = weightOfNode(node)
    const total = Math.min(
      mostPlaces,
      children.reduce((sum, child) => sum + weightOf(child), own),
    )
    known.set(node, total)
    return total
  }
  const own = mode === 'map' ? ofRoundThatKeeps : ofRound
  return own + weightOf(body) + (where === undefined ? 0 : weightOf(where))
}

function weightOfNode(node: Expression): number {
  switch (node.kind) {
    case 'object':
    case 'list':
    case 'loop':
      return ofContainer
    case 'call':
      return node.native.weight ?? (node.native.inline === undefined ? ofCall : 1)
    default:
      return 1
  }
}
