import type { Range } from '../../../diagnostics/diagnostic.js'

/** A word of a JavaScript or TypeScript module. */
export interface Token extends Range {
  readonly kind: 'text' | 'template' | 'number' | 'name' | 'regex' | 'mark'
  readonly text: string
}

/**
 * The words of a module, without spaces and comments. Only as exact as finding literals asks for: what it takes for a
 * regular expression is a guess, and whoever uses it holds what was found to the value of the module.
 */
export function tokensOf(source: string): readonly Token[] {
  return [...readTokens(source, 0)]
}

const blank = /(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)+/y

/** In this order; the last takes any character. */
const forms: readonly (readonly [Token['kind'], RegExp])[] = [
  ['text', /"(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*'/y],
  ['number', /\.?\d[\w.]*/y],
  ['name', /[\p{ID_Start}$_][\p{ID_Continue}$]*/uy],
  ['mark', /\.\.\.|=>|[\s\S]/y],
]

const regex = /\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y

function* readTokens(source: string, from: number): Generator<Token> {
  let last: Token | undefined
  let start = after(blank, source, from)
  while (start < source.length) {
    last = tokenAt(source, start, last)
    yield last
    start = after(blank, source, last.end)
  }
}

function tokenAt(source: string, start: number, last: Token | undefined): Token {
  const token = (kind: Token['kind'], end: number): Token => ({
    kind,
    text: source.slice(start, end),
    start,
    end,
  })
  if (source[start] === '`') return token('template', templateEnd(source, start))
  if (source[start] === '/' && !endsValue(last)) {
    const end = after(regex, source, start)
    if (end > start) return token('regex', end)
  }
  for (const [kind, form] of forms) {
    const end = after(form, source, start)
    if (end > start) return token(kind, end)
  }
  return token('mark', start + 1)
}

/** Where a match that begins at a place ends; the place itself where there is none. */
function after(form: RegExp, source: string, start: number): number {
  form.lastIndex = start
  return form.test(source) ? form.lastIndex : start
}

/** Behind a value a slash divides. */
function endsValue(last: Token | undefined): boolean {
  if (last === undefined) return false
  return last.kind === 'mark' ? [')', ']', '}'].includes(last.text) : last.text !== 'return'
}

function templateEnd(source: string, start: number): number {
  let at = start + 1
  while (at < source.length && source[at] !== '`') {
    if (source[at] === '\\') at += 2
    else if (source.startsWith('${', at)) at = holeEnd(source, at + 2)
    else at += 1
  }
  return Math.min(at + 1, source.length)
}

/** Behind the brace that closes a hole of a template. */
function holeEnd(source: string, start: number): number {
  let depth = 0
  for (const { text, end } of readTokens(source, start)) {
    if (text === '{') depth += 1
    if (text === '}' && depth === 0) return end
    if (text === '}') depth -= 1
  }
  return source.length
}
