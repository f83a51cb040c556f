import type { SourceFile } from '../../config/source-file.js'

/** The line on which an entry of a file begins, from 1; undefined where it is not known. */
export function lineOf(file: SourceFile, pointer: string): number | undefined {
  const range = file.entryRange(pointer)
  return range === undefined ? undefined : file.position(range.start).line
}

/** `acme.yaml:41`, as terminals and editors follow it. */
export function placeOf(file: SourceFile, pointer: string): string {
  const line = lineOf(file, pointer)
  return line === undefined ? file.path : `${file.path}:${line}`
}
