import type { Range } from '../diagnostics/diagnostic.js'
import { characterAt, isBlank, isCurlyQuote, isDigit, isFirstNameUnit, isForeign } from './characters.js'
import { asKeyword } from './keywords.js'
import { readNumber } from './lex-number.js'
import { readPath } from './lex-path.js'
import { readCurlyText, readText } from './lex-text.js'
import type { Problems } from './problems.js'
import { adviceFor, foreignSymbols, symbols } from './symbols.js'
import type { Token } from './tokens.js'

/** The tokens of a query, with an `end` behind the last; reports what is no token and goes on after it. */
export function tokenize(source: string, problems: Problems): Token[] {
  const tokens: Token[] = []
  let at = skipBlanks(source, 0)
  while (at < source.length) {
    const token = nextToken(source, at, problems)
    tokens.push(token)
    at = skipBlanks(source, Math.max(token.range.end, at + 1))
  }
  tokens.push({ kind: 'end', range: { start: source.length, end: source.length } })
  return tokens
}

function skipBlanks(source: string, start: number): number {
  let at = start
  while (at < source.length) {
    if (isBlank(source.charCodeAt(at))) at += 1
    else if (source[at] === '#') {
      const lineEnd = source.indexOf('\n', at)
      at = lineEnd === -1 ? source.length : lineEnd
    } else break
  }
  return at
}

function nextToken(source: string, at: number, problems: Problems): Token {
  const unit = source.charCodeAt(at)
  const character = source[at]
  if (character === '"' || character === "'") return readText(source, at, problems)
  if (isCurlyQuote(character)) return readCurlyText(source, at, problems)
  if (startsNumber(source, at)) return readNumber(source, at, problems)
  if (isFirstNameUnit(unit) || character === '\\' || character === '@' || character === '$')
    return pathOrKeyword(source, at, problems)
  if (character === '.' && isFirstNameUnit(source.charCodeAt(at + 1))) {
    problems.syntax({ start: at, end: at + 1 }, 'a path begins with a name, not with a dot')
    return pathOrKeyword(source, at + 1, problems)
  }
  if (isForeign(source, at)) return pathOrKeyword(source, at, problems)
  return readSymbol(source, at, problems)
}

/** `5`, `-5`, `+5`, and `.5`, which is reported. */
function startsNumber(source: string, at: number): boolean {
  if (isDigit(source.charCodeAt(at))) return true
  const sign = source[at]
  return (sign === '-' || sign === '+' || sign === '.') && isDigit(source.charCodeAt(at + 1))
}

function pathOrKeyword(source: string, at: number, problems: Problems): Token {
  const path = readPath(source, at, problems)
  const keyword = path.kind === 'path' ? asKeyword(path.word) : undefined
  return keyword === undefined ? path : { kind: 'keyword', range: path.range, keyword }
}

function readSymbol(source: string, at: number, problems: Problems): Token {
  const foreign = foreignSymbols.find(([written]) => source.startsWith(written, at))
  if (foreign !== undefined) {
    const [written, meant] = foreign
    const range: Range = { start: at, end: at + written.length }
    problems.syntax(range, `"${written}" means nothing here`, `write ${meant}`)
    return meant === 'and' || meant === 'or'
      ? { kind: 'keyword', range, keyword: meant }
      : { kind: 'symbol', range, symbol: meant }
  }
  const symbol = symbols.find((text) => source.startsWith(text, at))
  if (symbol !== undefined) return { kind: 'symbol', range: { start: at, end: at + symbol.length }, symbol }
  const character = characterAt(source, at)
  let end = at + character.length
  while (source.startsWith(character, end)) end += character.length
  const range = { start: at, end }
  problems.syntax(range, `"${character}" means nothing here`, adviceFor(character))
  return { kind: 'stray', range }
}
