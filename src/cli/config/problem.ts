import type { Diagnostic, Range } from '../../diagnostics/diagnostic.js'
import type { SourceFile } from './source-file.js'

/** A diagnostic with its place in a file. */
export interface Problem {
  readonly file: SourceFile
  readonly diagnostic: Diagnostic
  /** Where in the file; undefined where it speaks of the file as a whole, or of what does not stand in it. */
  readonly range: Range | undefined
}

/**
 * Finds a diagnostic's pointer in a file and gives it an excerpt of the file. A diagnostic that has an excerpt of its
 * own (of a query) keeps it where the file has the text in another form, such as a folded one.
 * Texts in `filled` hold something from the environment: of these only the file is shown. `shown` is the file's text as
 * it may be printed.
 */
export function locate(
  diagnostic: Diagnostic,
  file: SourceFile,
  filled: ReadonlySet<string> = new Set(),
  shown: string = file.text,
): Problem {
  const { pointer, source, range } = diagnostic
  if (pointer === undefined) return { file, diagnostic, range }
  const entry = file.entryRange(pointer)
  const isFilled = filled.has(pointer)
  const exact =
    source === undefined || range === undefined || isFilled
      ? undefined
      : findInside(file, pointer, source, range)
  const place = exact ?? entry
  const keepsExcerpt = source !== undefined && exact === undefined && !isFilled
  if (keepsExcerpt || place === undefined) return { file, diagnostic, range: place }
  return { file, diagnostic: { ...diagnostic, source: shown, range: place }, range: place }
}

/** The range in the file of a range in a text that stands in it word for word. */
function findInside(file: SourceFile, pointer: string, source: string, range: Range): Range | undefined {
  const value = file.valueRange(pointer)
  if (value === undefined || source === '') return undefined
  const at = file.text.slice(value.start, value.end).indexOf(source)
  if (at === -1) return undefined
  const start = value.start + at
  return { start: start + range.start, end: start + range.end }
}

/** Problems as a reader goes through them: file by file, from the top down. */
export function inReadingOrder(problems: readonly Problem[]): readonly Problem[] {
  const files = [...new Set(problems.map(({ file }) => file))]
  return files.flatMap((file) =>
    problems
      .filter((problem) => problem.file === file)
      .sort((a, b) => (a.range?.start ?? 0) - (b.range?.start ?? 0)),
  )
}
