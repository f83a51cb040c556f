import type { Range } from '../../../diagnostics/diagnostic.js'
import type { Literal, LiteralEntry } from './literal.js'
import type { Token } from './tokens.js'

/** What was read, and the index of the token behind it. */
interface Read<Value> {
  readonly value: Value
  readonly next: number
}

/** The value that begins at a token, up to a comma or a closing bracket; at the top of a module also up to a statement. */
export function readLiteral(tokens: readonly Token[], at: number, isTop = false): Read<Literal> {
  const { value, next } = readPlain(tokens, at)
  const end = expressionEnd(tokens, next, isTop)
  const isWhole = end === next || typeWords.has(tokens[next]?.text ?? '')
  const { start } = value.range
  return {
    value: isWhole ? value : { kind: 'other', range: { start, end: tokens[end - 1]?.end ?? start } },
    next: end,
  }
}

/** What may stand behind a literal and leaves it as it is: `as const`, `satisfies Action`. */
const typeWords = new Set(['as', 'satisfies', '!'])

function readPlain(tokens: readonly Token[], at: number): Read<Literal> {
  const token = tokens[at]
  if (token === undefined) return { value: { kind: 'other', range: { start: 0, end: 0 } }, next: at }
  if (token.text === '{') return readObject(tokens, at)
  if (token.text === '[') return readList(tokens, at)
  // `defineDestination(…)` gives what it is given.
  if (token.text === 'defineDestination' && tokens[at + 1]?.text === '(') {
    const { value, next } = readLiteral(tokens, at + 2)
    return { value, next: next + (tokens[next]?.text === ',' ? 2 : 1) }
  }
  // What opens a bracket goes on to where it is closed.
  return { value: readWord(token), next: token.text === '(' ? at : at + 1 }
}

function readWord(token: Token): Literal {
  const range: Range = { start: token.start, end: token.end }
  if (token.kind === 'name') return { kind: 'name', range, name: token.text }
  if (token.kind !== 'text' && token.kind !== 'template') return { kind: 'other', range }
  const isPlain = !token.text.includes('\\') && !(token.kind === 'template' && token.text.includes('${'))
  return { kind: 'text', range, value: isPlain ? token.text.slice(1, -1) : undefined }
}

function readObject(tokens: readonly Token[], open: number): Read<Literal> {
  const entries = new Map<string, LiteralEntry>()
  let at = open + 1
  while (at < tokens.length && tokens[at]?.text !== '}') {
    const { value, next } = readEntry(tokens, at)
    if (value !== undefined) entries.set(value.name, value.entry)
    at = tokens[next]?.text === ',' ? next + 1 : Math.max(next, at + 1)
  }
  return { value: { kind: 'object', range: rangeOf(tokens, open, at), entries }, next: at + 1 }
}

/** `key: value` or `key`; nothing for a spread, a method or a key that is worked out. */
function readEntry(
  tokens: readonly Token[],
  at: number,
): Read<{ readonly name: string; readonly entry: LiteralEntry } | undefined> {
  const token = tokens[at]
  const name = token === undefined ? undefined : keyOf(token)
  if (token === undefined || name === undefined) return { value: undefined, next: expressionEnd(tokens, at) }
  const key: Range = { start: token.start, end: token.end }
  const behind = tokens[at + 1]?.text
  if (behind === ',' || behind === '}')
    return { value: { name, entry: { key, value: readWord(token) } }, next: at + 1 }
  if (behind !== ':') return { value: undefined, next: expressionEnd(tokens, at) }
  const { value, next } = readLiteral(tokens, at + 2)
  return { value: { name, entry: { key, value } }, next }
}

function keyOf({ kind, text }: Token): string | undefined {
  if (kind === 'name') return text
  if (kind === 'number') return String(Number(text))
  return kind === 'text' && !text.includes('\\') ? text.slice(1, -1) : undefined
}

function readList(tokens: readonly Token[], open: number): Read<Literal> {
  const items: Literal[] = []
  let isKnown = true
  let at = open + 1
  while (at < tokens.length && tokens[at]?.text !== ']') {
    if (tokens[at]?.text === '...') isKnown = false
    const { value, next } = readLiteral(tokens, at)
    if (isKnown) items.push(value)
    at = tokens[next]?.text === ',' ? next + 1 : Math.max(next, at + 1)
  }
  return { value: { kind: 'list', range: rangeOf(tokens, open, at), items }, next: at + 1 }
}

const rangeOf = (tokens: readonly Token[], open: number, close: number): Range => ({
  start: tokens[open]?.start ?? 0,
  end: (tokens[close] ?? tokens.at(-1))?.end ?? 0,
})

const opening = new Set(['{', '[', '('])
const closing = new Set(['}', ']', ')'])
const ends = new Set([...closing, ',', ';'])

/** What begins a statement: without semicolons, an expression ends before it. */
const statementWords = new Set([
  'export',
  'import',
  'const',
  'let',
  'var',
  'function',
  'class',
  'interface',
  'type',
])

/** The index of the comma, bracket or statement that ends what stands from a token on. */
function expressionEnd(tokens: readonly Token[], from: number, isTop = false): number {
  let depth = 0
  // In a type, such as `satisfies Record<string, Json>`, angles are brackets.
  let isType = false
  for (let at = from; at < tokens.length; at += 1) {
    const text = tokens[at]?.text ?? ''
    if (depth === 0 && (ends.has(text) || (isTop && statementWords.has(text)))) return at
    if (text === 'as' || text === 'satisfies') isType = true
    if (opening.has(text) || (isType && text === '<')) depth += 1
    if (closing.has(text) || (isType && text === '>')) depth -= 1
  }
  return tokens.length
}
