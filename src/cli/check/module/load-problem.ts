import type { Diagnostic } from '../../../diagnostics/diagnostic.js'
import { fileProblem } from '../../config/source-file.js'

/** Why a module can not be loaded; where its own text is to blame, with the place. Stacks lead to text that nobody wrote. */
export function loadProblem(path: string, text: string, error: unknown): Diagnostic {
  const message = (error instanceof Error ? error.message : String(error)).trim()
  const [first = '', second = ''] = message.split('\n')
  const [, reason] = /^ParseError: (.*)$/.exec(first.trim()) ?? []
  if (reason === undefined) return fileProblem(`the module can not be loaded: ${first.trim()}`)
  const [, file, line, column] = /^(.*):(\d+):(\d+)$/.exec(second.trim()) ?? []
  if (file !== path || text === '')
    return fileProblem(`the module can not be loaded: ${second.trim()}: ${reason}`)
  const start = Math.min(startOfLine(text, Number(line)) + Number(column), text.trimEnd().length)
  const range = { start, end: start + 1 }
  return { ...fileProblem(`the module can not be loaded: ${reason}`), source: text, range }
}

/** Where a line begins, which has a number from 1. */
const startOfLine = (text: string, line: number): number =>
  text
    .split('\n')
    .slice(0, line - 1)
    .reduce((offset, { length }) => offset + length + 1, 0)
