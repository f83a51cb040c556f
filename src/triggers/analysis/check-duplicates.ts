import type { FqlNode } from '../ast.js'
import { formatFql } from '../format.js'
import type { Problems } from '../problems.js'

/** Warns of a condition that the same `and` or `or` has twice, and of a value that is in a list twice. */
export function checkDuplicates(node: FqlNode, problems: Problems): void {
  switch (node.kind) {
    case 'and':
    case 'or':
      for (const repeated of repeats(node.operands))
        problems.warning('fql/duplicate', repeated.range, 'this condition stands here before', 'leave it out')
      return
    case 'list':
      for (const repeated of repeats(node.items.filter(({ kind }) => kind === 'literal')))
        problems.warning('fql/duplicate', repeated.range, 'this value is in the list before', 'leave it out')
      return
    default:
  }
}

function repeats(nodes: readonly FqlNode[]): readonly FqlNode[] {
  const known = new Set<string>()
  return nodes.filter((node) => {
    const text = formatFql(node)
    const isKnown = known.has(text)
    known.add(text)
    return isKnown && node.kind !== 'missing'
  })
}
