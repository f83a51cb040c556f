import type { Problem } from '../../config/problem.js'

interface Position {
  readonly line: number
  readonly column: number
}

/** Lines and columns from 1, in UTF-16 code units; the end is exclusive. Undefined where no place is known. */
export function regionOf({
  file,
  range,
}: Problem): { readonly start: Position; readonly end: Position } | undefined {
  return range === undefined
    ? undefined
    : { start: file.position(range.start), end: file.position(range.end) }
}
