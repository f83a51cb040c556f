import type { DiagnosticCode } from './codes.js'

/** A stretch of source text: UTF-16 code units, end exclusive. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** One problem, found before any event arrives. Plain JSON. */
export interface Diagnostic {
  readonly code: DiagnosticCode
  readonly severity: 'error' | 'warning'
  /** What is wrong, in plain words. */
  readonly message: string
  /** What to do about it, where that is likely: `did you mean "lowercase"?` */
  readonly hint?: string
  /** Where, as a JSON Pointer (RFC 6901) into the mapping, definition or configuration. */
  readonly pointer?: string
  /** The text that `range` speaks of. */
  readonly source?: string
  readonly range?: Range
}

/** Whether one of them is an error: warnings let a thing run. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error')
}

/** The same diagnostics, seen from further out: their pointers go below `pointer`. */
export function below(pointer: string, diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics.map((diagnostic) => ({ ...diagnostic, pointer: pointer + (diagnostic.pointer ?? '') }))
}
