import { readFileSync } from 'node:fs'
import { type Document, LineCounter, parseDocument } from 'yaml'
import { type Diagnostic, hasErrors, type Range } from '../../diagnostics/diagnostic.js'
import { fileErrorInWords } from '../file-error.js'
import { jsonProblem } from './json-problem.js'
import { keyRangeOf, valueRangeOf } from './places.js'
import { syntaxProblems } from './syntax-problems.js'

/** A file of YAML, JSON or a module: its text, its value, and where in the text each part of the value stands. */
export interface SourceFile {
  readonly path: string
  readonly text: string
  /** Undefined where the file can not be read or its text is not well formed. */
  readonly value: unknown
  /** What is wrong with the text itself, with ranges in it. */
  readonly diagnostics: readonly Diagnostic[]
  /** The entry that a JSON Pointer names, or the nearest around it that is there; undefined where none is. */
  entryRange(pointer: string): Range | undefined
  /** The value that a JSON Pointer names; undefined where it is not in the text. */
  valueRange(pointer: string): Range | undefined
  /** The line and column of a place in the text, from 1. */
  position(offset: number): { readonly line: number; readonly column: number }
}

/** Reads a file; `diagnostics` says so where that is not possible. Throws nothing. */
export function readSourceFile(path: string): SourceFile {
  try {
    return parseSource(path, readFileSync(path, 'utf8'))
  } catch (error) {
    return {
      ...parseSource(path, ''),
      value: undefined,
      diagnostics: [fileProblem(`"${path}" can not be read: ${fileErrorInWords(error)}`)],
    }
  }
}

/** A text as YAML 1.2, and so also as JSON, with anchors and merge keys (`<<`). */
export function parseSource(path: string, text: string): SourceFile {
  const lines = new LineCounter()
  const document = parseDocument(text, {
    prettyErrors: false,
    stringKeys: true,
    merge: true,
    lineCounter: lines,
  })
  const { value, diagnostics } = readValue(document, text)
  const inJson = hasErrors(diagnostics) ? undefined : jsonProblem(path, text)
  return {
    path,
    text,
    value,
    diagnostics: inJson === undefined ? diagnostics : [...diagnostics, inJson],
    entryRange: (pointer) => keyRangeOf(document, text, pointer),
    valueRange: (pointer) => valueRangeOf(document, pointer),
    position(offset) {
      const { line, col } = lines.linePos(offset)
      return { line, column: col }
    },
  }
}

function readValue(document: Document.Parsed, text: string): Pick<SourceFile, 'value' | 'diagnostics'> {
  const diagnostics = syntaxProblems(document, text)
  if (hasErrors(diagnostics)) return { value: undefined, diagnostics }
  try {
    const value: unknown = document.toJS({ maxAliasCount: 100 })
    if (!holdsItself(value)) return { value, diagnostics }
    return {
      value: undefined,
      diagnostics: [...diagnostics, fileProblem('an alias stands inside of what it stands for')],
    }
  } catch (error) {
    // An alias without an anchor, or a nest of aliases that would not fit into memory.
    return { value: undefined, diagnostics: [...diagnostics, fileProblem(inWords(error))] }
  }
}

/** Whether a value stands somewhere inside of itself. */
function holdsItself(value: unknown, around: readonly unknown[] = []): boolean {
  if (typeof value !== 'object' || value === null) return false
  return (
    around.includes(value) || Object.values(value).some((inner) => holdsItself(inner, [...around, value]))
  )
}

function inWords(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  const [, alias] = /^Unresolved alias .*: (.*)$/.exec(message) ?? []
  return alias === undefined
    ? message
    : `"*${alias}" stands for what is marked "&${alias}", and nothing is; a text that begins with * needs quotes`
}

/** What is wrong with a file as a whole. */
export const fileProblem = (message: string): Diagnostic => ({
  code: 'config/file',
  severity: 'error',
  message,
})
