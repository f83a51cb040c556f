import type { Diagnostic } from '../../diagnostics/diagnostic.js'

/** That a text is no JSON although its file is called so: it is read as YAML here, and by nothing else. */
export function jsonProblem(path: string, text: string): Diagnostic | undefined {
  if (!path.endsWith('.json') || text.trim() === '') return undefined
  try {
    JSON.parse(text)
    return undefined
  } catch (error) {
    return {
      code: 'config/file',
      severity: 'warning',
      message: 'this is YAML, and no JSON as its name says',
      hint: 'JSON has double quotes around names, no comments, and no comma behind the last entry',
      source: text,
      ...placeIn(error),
    }
  }
}

/** Where an error of the parser says that it stopped, if it does. */
function placeIn(error: unknown): Pick<Diagnostic, 'range'> {
  const [, position] = /at position (\d+)/.exec(error instanceof Error ? error.message : '') ?? []
  return position === undefined ? {} : { range: { start: Number(position), end: Number(position) + 1 } }
}
