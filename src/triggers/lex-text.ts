import { isBlank, isCurlyQuote } from './characters.js'
import { quoteText } from './format-text.js'
import type { Problems } from './problems.js'
import type { Token } from './tokens.js'

/**
 * A text in straight quotes. A backslash before the quote around it or before a backslash escapes that; any other
 * backslash stays (triggers.md), so that `'a\*b'` reaches `match` as it is written.
 */
export function readText(source: string, start: number, problems: Problems): Token {
  const quote = source[start]
  let value = ''
  let at = start + 1
  while (at < source.length) {
    const character = source[at] ?? ''
    if (character === quote) return { kind: 'text', range: { start, end: at + 1 }, value }
    const next = source[at + 1]
    const escapes = character === '\\' && (next === quote || next === '\\')
    value += escapes ? next : character
    at += escapes ? 2 : 1
  }
  return unclosed(source, start, problems)
}

/** Read to the end of the line, so that what is wrong on later lines is found too. */
function unclosed(source: string, start: number, problems: Problems): Token {
  const lineEnd = source.indexOf('\n', start)
  const end = lineEnd === -1 ? source.length : lineEnd
  problems.syntax({ start, end }, 'this text is never closed', `write another ${source[start]} where it ends`)
  return { kind: 'text', range: { start, end }, value: source.slice(start + 1, end) }
}

/** A text in typographic quotes: read as what was meant, and reported. */
export function readCurlyText(source: string, start: number, problems: Problems): Token {
  let at = start + 1
  while (at < source.length && !isCurlyQuote(source[at]) && source[at] !== '\n') at += 1
  const closed = isCurlyQuote(source[at])
  if (!closed) {
    at = start + 1
    while (at < source.length && !isBlank(source.charCodeAt(at)) && source[at] !== '"') at += 1
  }
  const value = source.slice(start + 1, at)
  const range = { start, end: closed || source[at] === '"' ? at + 1 : at }
  problems.syntax(range, 'a text stands in straight quotes, not in curly ones', `write ${quoteText(value)}`)
  return { kind: 'text', range, value }
}
