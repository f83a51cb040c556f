import { type Document, isCollection, isScalar, visit, type YAMLError } from 'yaml'
import type { Diagnostic } from '../../diagnostics/diagnostic.js'

type Words = Pick<Diagnostic, 'message' | 'hint' | 'range'>

/** What the parser says to programmers, for whoever writes the file. */
export function inPlainWords(error: YAMLError, document: Document.Parsed, text: string): Words {
  const { code, message, pos } = error
  const [start, end] = pos
  if (isBareVariable(text, start)) return bareVariable(start)
  if (isUnclosed(error)) return unclosed(document, text, start)
  return { message, range: { start, end }, ...plainWords[code]?.(text.slice(start), message) }
}

/** By what went wrong; each is given the text from its place on, and what the parser says. */
const plainWords: { readonly [code: string]: (rest: string, message: string) => Partial<Words> } = {
  BAD_INDENT: () => ({
    message: 'this begins further left or right than what it stands with',
    hint: 'entries that belong together begin in one column',
  }),
  BAD_SCALAR_START: (rest) => ({
    message: `a text that begins with ${rest.slice(0, 1)} needs quotes`,
    ...(rest.startsWith('@') ? { hint: `write '${/^@\w*/.exec(rest)?.[0]}'` } : {}),
  }),
  BLOCK_AS_IMPLICIT_KEY: () => ({
    message: 'a second ": " stands in this line, or the next one is indented too far',
    hint: 'a text with ": " in it needs quotes',
  }),
  BLOCK_IN_FLOW: () => ({ message: 'inside { } and [ ] a comma stands between entries' }),
  DUPLICATE_KEY: (rest) => ({
    message: `${/^"[^"\n]*"|^'[^'\n]*'|^[^\s:]*/.exec(rest)?.[0]} stands here a second time`,
  }),
  MISSING_CHAR: (_, message) =>
    message === 'Sequence item without - indicator'
      ? {
          message: 'this stands in a list, and has no - of its own',
          hint: 'indent it as the line above it',
        }
      : message === 'Implicit map keys need to be followed by map values'
        ? noColon
        : {},
  MULTILINE_IMPLICIT_KEY: () => noColon,
  MULTIPLE_DOCS: () => ({ message: 'a second document begins here, and a file holds one' }),
  NON_STRING_KEY: (rest) => {
    const [template] = /^\{[^{}]*\}/.exec(rest) ?? []
    return template === undefined
      ? { message: 'a list or an object can not be a name' }
      : { message: 'a text that begins with {{ needs quotes', hint: `write '{${template}}'` }
  },
  TAB_AS_INDENT: () => ({ message: 'a tab can not indent', hint: 'write spaces' }),
  UNEXPECTED_TOKEN: (_, message) =>
    / at node end$/.test(message)
      ? {
          message: 'a value has ended before this',
          hint: 'a text with quotes in it needs the other kind around it; a file holds one value',
        }
      : {},
}

/** Whether a bracket or a quote is left open, which makes what follows it look wrong too. */
export const isUnclosed = ({ message }: YAMLError): boolean =>
  / end with a [}\]]$|^Missing closing ["']quote$/.test(message)

const noColon: Partial<Words> = {
  message: 'a name and its value need a colon and a space between them',
  hint: 'write name: value',
}

/** Said where it begins: where it ends, nothing is to be seen. */
function unclosed(document: Document.Parsed, text: string, end: number): Words {
  let start = end
  visit(document, {
    Node(_, node) {
      const opens = isCollection(node) ? node.flow === true : isScalar(node) && /^QUOTE/.test(node.type ?? '')
      const [from = end, to = from] = node.range ?? []
      if (opens && from < end && to >= end) start = from
    },
  })
  const opening = text.slice(start, start + 1)
  const closing = opening === '{' ? '}' : opening === '[' ? ']' : opening
  return { message: `this is not closed: ${closing} is missing`, range: { start, end: start + 1 } }
}

/** The slip that is made most: `{ key: ${NAME} }`, where YAML takes the brace for another map. */
const isBareVariable = (text: string, start: number): boolean => text.startsWith('${', start - 1)

const bareVariable = (start: number): Words => ({
  message: `inside { } and [ ], a text with "$\{" needs quotes`,
  range: { start: start - 1, end: start + 1 },
  hint: `write '$\{NAME}'`,
})
