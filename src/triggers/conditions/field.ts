import { type FqlPath, type FqlSegment, nowhere } from '../ast.js'

/**
 * The path that a plain dotted name means. A backslash before a dot or before a backslash makes it a part of the
 * name; any other backslash is one already. Undefined where a name is missing: `a..b`.
 */
export function parseField(field: string): FqlPath | undefined {
  const names = ['']
  for (let at = 0; at < field.length; at += 1) {
    const character = field[at] ?? ''
    const next = field[at + 1]
    const escapes = character === '\\' && (next === '.' || next === '\\')
    if (character === '.') names.push('')
    else names.push((names.pop() ?? '') + (escapes ? next : character))
    if (escapes) at += 1
  }
  if (names.includes('')) return undefined
  const segments = names.map((name): FqlSegment => ({ kind: 'field', name }))
  return { kind: 'path', element: null, segments, range: nowhere }
}

/** The plain dotted name of a path, with no backslash that `parseField` does not need. */
export function fieldText({ segments }: Pick<FqlPath, 'segments'>): string {
  return segments
    .map((segment) => (segment.kind === 'some' ? '$' : segment.name.replace(needsBackslash, '\\$&')))
    .join('.')
}

/** A dot, and a backslash that would otherwise be taken for an escape. */
const needsBackslash = /\.|\\(?=[\\.]|$)/g
