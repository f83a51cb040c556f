import type { Document } from 'yaml'
import type { Diagnostic } from '../../diagnostics/diagnostic.js'
import { inPlainWords, isUnclosed } from './syntax-words.js'

/** What is wrong with a text as YAML, with ranges in it; of what begins on one line the first only. */
export function syntaxProblems(document: Document.Parsed, text: string): readonly Diagnostic[] {
  if (text.includes('\0')) return [notInUtf8]
  const unexpected = document.errors.filter(({ code }) => code === 'UNEXPECTED_TOKEN')
  // The parser trips over every word behind the first that it did not expect.
  const echoes = new Set(unexpected.slice(1))
  const unclosed = document.errors.find(isUnclosed)
  const errors = unclosed === undefined ? document.errors.filter((error) => !echoes.has(error)) : [unclosed]
  const lines = errors.map(({ pos: [start] }) => text.lastIndexOf('\n', start - 1))
  const first = errors.filter((_, index) => lines.indexOf(lines[index] ?? 0) === index)
  return [...first, ...document.warnings].map((error) => ({
    code: 'config/file',
    severity: error.name === 'YAMLWarning' ? 'warning' : 'error',
    source: text,
    ...inPlainWords(error, document, text),
  }))
}

const notInUtf8: Diagnostic = {
  code: 'config/file',
  severity: 'error',
  message: 'this is not written in UTF-8',
  hint: 'an editor can save it so',
}
