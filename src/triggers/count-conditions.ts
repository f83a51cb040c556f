import { type FqlAst, type FqlNode, fqlChildren } from './ast.js'
import { passedLimit } from './limits.js'
import { parseFql } from './parse.js'

/**
 * How many conditions a query has: comparisons, and what stands in the place of one, such as `contains(…)` or a path.
 * Those that an element has to meet count each; `all` has none. A query that can not be read has 0: whoever checks it
 * says so. Never throws.
 */
export function countConditions(query: string | FqlAst): number {
  const ast = typeof query === 'string' ? parseFql(query).ast : query
  if (ast.kind === 'all' || ast.kind === 'broken' || passedLimit(ast) !== undefined) return 0
  return countIn(ast)
}

function countIn(node: FqlNode): number {
  switch (node.kind) {
    case 'and':
    case 'or':
    case 'not':
      return countAll(fqlChildren(node))
    case 'call':
      return Math.max(1, countAll(node.args.filter(isLogical)))
    case 'literal':
      return 0
    default:
      return 1
  }
}

const countAll = (nodes: readonly FqlNode[]): number => nodes.reduce((sum, node) => sum + countIn(node), 0)

/** What gives true or false by itself, where arguments are otherwise texts and lists: the condition of `any`. */
function isLogical({ kind }: FqlNode): boolean {
  return kind === 'and' || kind === 'or' || kind === 'not' || kind === 'comparison'
}
