import { childrenOf, type Expression, type Variable } from '../../expressions/expression.js'
import { formatPath } from '../paths.js'

/** The path that a node reads, as it is written; undefined where it reads what another directive gives. */
export function pathOf(node: Expression, root: Variable): string | undefined {
  const keys: string[] = []
  let from = node
  while (from.kind === 'read') {
    keys.unshift(from.key)
    from = from.from
  }
  if (from.kind !== 'variable') return undefined
  const start = from === root ? '$' : from.name === 'element' ? '@' : `@${from.name}`
  return formatPath({ start, keys })
}

/** The first path that is read in an expression. */
export function firstPathIn(expression: Expression, root: Variable): string | undefined {
  if (expression.kind === 'read') return pathOf(expression, root) ?? firstPathIn(expression.from, root)
  for (const child of childrenOf(expression)) {
    const path = firstPathIn(child, root)
    if (path !== undefined) return path
  }
  return undefined
}
