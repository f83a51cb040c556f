import { childrenOf, type Expression, type Loop, type Variable } from './expression.js'

/**
 * The nodes below `root` that stand in more than one place. Names that stand for expressions make them, and where
 * one is written in terms of another twice, evaluating each place by itself would take exponential time.
 */
export function sharedNodes(root: Expression): ReadonlySet<Expression> {
  const seen = new Set<Expression>()
  const shared = new Set<Expression>()
  const visit = (node: Expression): void => {
    if (node.kind === 'literal' || node.kind === 'variable') return
    if (seen.has(node)) shared.add(node)
    else childrenOf(node).forEach(visit)
    seen.add(node)
  }
  visit(root)
  return shared
}

/** The nodes in a loop whose value depends on its element or index: each round has its own. */
export const nodesOfRound = ({ element, index, where, body }: Loop): ReadonlySet<Expression> =>
  nodesUsing([element, index], where === undefined ? [body] : [where, body])

/** The nodes of `roots` and below whose value depends on one of `variables`. */
export function nodesUsing(
  variables: readonly Variable[],
  roots: readonly Expression[],
): ReadonlySet<Expression> {
  const uses = new Map<Expression, boolean>(variables.map((variable) => [variable, true]))
  const visit = (node: Expression): boolean => {
    const known = uses.get(node)
    if (known !== undefined) return known
    const answer = childrenOf(node).map(visit).includes(true)
    uses.set(node, answer)
    return answer
  }
  roots.forEach(visit)
  return new Set([...uses].filter(([, answer]) => answer).map(([node]) => node))
}
