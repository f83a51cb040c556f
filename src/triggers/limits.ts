import { type FqlNode, fqlChildren } from './ast.js'

/** The most bytes a query may have (requirements.md R41). */
export const maxQueryBytes = 5_120

/** How deep parentheses, calls, lists and `!` may stand in each other (triggers.md, "Limits"). */
export const maxQueryDepth = 64

/** How many names a path may have. */
export const longestPath = 64

/** How many lists may be gone through for each element of another: every further one multiplies what an event costs. */
export const mostLoops = 4

/** Past this a text is not even read. Between the two it is, so that a long query keeps its tree while it is edited. */
export const maxReadableLength = 4 * maxQueryBytes

/**
 * How deep and how large a tree is; every node of a query takes at least one byte of it. Counts only what is deep
 * wherever parentheses are put. Needs no stack, and stops once a limit is passed.
 */
export function measureTree(root: FqlNode): { readonly depth: number; readonly nodes: number } {
  const waiting = [{ node: root, level: 0 }]
  let depth = 0
  let nodes = 0
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node } = next
    const level = next.level + (node.kind === 'not' || node.kind === 'call' || node.kind === 'list' ? 1 : 0)
    nodes += 1
    depth = Math.max(depth, level)
    if (depth > maxQueryDepth || nodes > maxQueryBytes) break
    for (const child of fqlChildren(node))
      waiting.push({ node: child, level: needsBrackets(child, node) ? level + 1 : level })
  }
  return { depth, nodes }
}

/**
 * What is wrong with the size of a tree, in words. One that was made by hand may be of any size, and whatever walks it
 * by recursion has to ask first.
 */
export function passedLimit(root: FqlNode): string | undefined {
  const { depth, nodes } = measureTree(root)
  if (depth > maxQueryDepth) return `a query is at most ${maxQueryDepth} levels deep`
  return nodes > maxQueryBytes ? `a query has at most ${maxQueryBytes} parts` : undefined
}

/** Whether the grammar asks for parentheses around `child` where it stands. */
export function needsBrackets(child: FqlNode, parent: FqlNode): boolean {
  switch (parent.kind) {
    case 'and':
    case 'or':
      return child.kind === 'or' || child.kind === parent.kind
    case 'not':
      return child.kind === 'and' || child.kind === 'or'
    case 'comparison':
    case 'list':
      return (
        child.kind === 'and' || child.kind === 'or' || child.kind === 'not' || child.kind === 'comparison'
      )
    default:
      return false
  }
}
