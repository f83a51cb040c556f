import type { Expression, Variable } from '../expressions/expression.js'
import { pathOf } from '../expressions/reads.js'
import { formatPath } from './paths.js'

/**
 * The path that a value comes from, as text: the first one that it can be made of. What only decides which value it
 * is, the test of an `@if`, is no source.
 */
export function sourceOf(value: Expression, root: Variable): string | undefined {
  const keys = keysFrom(value, root)
  if (keys !== undefined) return formatPath({ start: '$', keys })
  for (const part of madeOf(value)) {
    const source = sourceOf(part, root)
    if (source !== undefined) return source
  }
  return undefined
}

/** The keys that lead from the root to a value that is read from there. */
export function keysFrom(value: Expression, root: Variable): readonly string[] | undefined {
  const path = pathOf(value)
  return path?.from === root ? path.keys : undefined
}

function madeOf(value: Expression): readonly Expression[] {
  switch (value.kind) {
    case 'conditional':
      return [value.then, value.otherwise]
    case 'coalesce':
      return value.values
    case 'call':
      return value.args
    case 'object':
      return value.entries.map(([, entry]) => entry)
    case 'list':
      return value.items
    case 'loop':
      return [value.list]
    default:
      return []
  }
}
