import { childrenOf, type Expression, onlyValueOf, type Variable } from './expression.js'

/** A path that an expression reads: from a variable, the keys in order. */
export interface PathRead {
  readonly from: Variable
  readonly keys: readonly string[]
  /** Only which kind of value is there matters. */
  readonly asksKind?: true
}

/**
 * Every path that `expression` can read, in the order in which it is written, with repeats; what a node reads that
 * stands in several places is told once.
 */
export function readsOf(expression: Expression): PathRead[] {
  const found: PathRead[] = []
  const seen = new Set<Expression>()
  function visit(node: Expression, asksKind: boolean): void {
    const path = pathOf(node)
    if (path !== undefined) found.push(asksKind ? { ...path, asksKind } : path)
    else if (!seen.has(node)) {
      seen.add(node)
      const asks = node.kind === 'call' && (node.native.asksKind === true || node.native.is !== undefined)
      for (const child of childrenOf(node)) visit(child, asks)
    }
  }
  visit(expression, false)
  return found
}

/** The path that `expression` is; undefined where it is more than one. */
export function pathOf(expression: Expression): PathRead | undefined {
  if (expression.kind === 'variable') return { from: expression, keys: [] }
  const only = onlyValueOf(expression)
  if (only !== undefined) return pathOf(only)
  if (expression.kind !== 'read') return undefined
  const path = pathOf(expression.from)
  return path === undefined ? undefined : { from: path.from, keys: [...path.keys, expression.key] }
}
