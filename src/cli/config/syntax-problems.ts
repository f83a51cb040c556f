import type { Document } from 'yaml'
import type { Diagnostic } from '../../diagnostics/diagnostic.js'

/** What is wrong with a text as YAML, with ranges in it. */
export function syntaxProblems(document: Document.Parsed, text: string): readonly Diagnostic[] {
  const unexpected = document.errors.filter(({ code }) => code === 'UNEXPECTED_TOKEN')
  // The parser trips over every word behind the first that it did not expect.
  const echoes = new Set(unexpected.slice(1))
  return [...document.errors.filter((error) => !echoes.has(error)), ...document.warnings].map(
    ({ name, message, pos: [start, end] }) => ({
      code: 'config/file',
      severity: name === 'YAMLWarning' ? 'warning' : 'error',
      source: text,
      ...(isBareVariable(text, start) ? bareVariable(start) : { message, range: { start, end } }),
    }),
  )
}

/** The slip that is made most: `{ key: ${NAME} }`, where YAML takes the brace for another map. */
const isBareVariable = (text: string, start: number): boolean => text.startsWith('${', start - 1)

const bareVariable = (start: number): Pick<Diagnostic, 'message' | 'hint' | 'range'> => ({
  message: `inside { } and [ ], a text with "$\{" needs quotes`,
  range: { start: start - 1, end: start + 1 },
  hint: `write '$\{NAME}'`,
})
