import type { Diagnostic } from '../../diagnostics/diagnostic.js'
import { jsonMistake } from './json-mistake.js'

/** That a text is no JSON although its file is called so: it is read as YAML here, and by nothing else. */
export function jsonProblem(path: string, text: string): Diagnostic | undefined {
  if (!path.endsWith('.json') || text.trim() === '') return undefined
  const json = text.replace(/^\uFEFF/, '')
  const mistake = jsonMistake(json)
  if (mistake === undefined) return undefined
  const start = mistake + text.length - json.length
  return {
    code: 'config/file',
    severity: 'warning',
    message: 'this is YAML, and no JSON as its name says',
    hint: 'JSON has double quotes around names, no comments, and no comma behind the last entry',
    source: text,
    range: { start, end: start + 1 },
  }
}
