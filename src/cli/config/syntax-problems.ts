import type { Document } from 'yaml'
import type { Diagnostic } from '../../diagnostics/diagnostic.js'

/** What is wrong with a text as YAML, with ranges in it. */
export function syntaxProblems(document: Document.Parsed, text: string): readonly Diagnostic[] {
  const unexpected = document.errors.filter(({ code }) => code === 'UNEXPECTED_TOKEN')
  // The parser trips over every word behind the first that it did not expect.
  const echoes = new Set(unexpected.slice(1))
  return [...document.errors.filter((error) => !echoes.has(error)), ...document.warnings].map(
    ({ name, code, message, pos: [start, end] }) => ({
      code: 'config/file',
      severity: name === 'YAMLWarning' ? 'warning' : 'error',
      source: text,
      ...(isBareVariable(text, start)
        ? bareVariable(start)
        : { message, range: { start, end }, ...plainWords[code]?.(text.slice(start)) }),
    }),
  )
}

/** What the parser says to programmers, for whoever writes the file; each is given the text from its place on. */
const plainWords: { readonly [code: string]: (rest: string) => Pick<Diagnostic, 'message' | 'hint'> } = {
  BAD_SCALAR_START: (rest) => ({
    message: `a text that begins with ${rest.slice(0, 1)} needs quotes`,
    ...(rest.startsWith('@') ? { hint: `write '${/^@\w*/.exec(rest)?.[0]}'` } : {}),
  }),
  BLOCK_AS_IMPLICIT_KEY: () => ({
    message: 'a second ": " stands in this line, or the next one is indented too far',
    hint: 'a text with ": " in it needs quotes',
  }),
  DUPLICATE_KEY: (rest) => ({
    message: `${/^"[^"\n]*"|^'[^'\n]*'|^[^\s:]*/.exec(rest)?.[0]} stands here a second time`,
  }),
  TAB_AS_INDENT: () => ({ message: 'a tab can not indent', hint: 'write spaces' }),
  MULTIPLE_DOCS: () => ({ message: 'a second document begins here, and a file holds one' }),
}

/** The slip that is made most: `{ key: ${NAME} }`, where YAML takes the brace for another map. */
const isBareVariable = (text: string, start: number): boolean => text.startsWith('${', start - 1)

const bareVariable = (start: number): Pick<Diagnostic, 'message' | 'hint' | 'range'> => ({
  message: `inside { } and [ ], a text with "$\{" needs quotes`,
  range: { start: start - 1, end: start + 1 },
  hint: `write '$\{NAME}'`,
})
