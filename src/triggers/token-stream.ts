import type { Range } from '../diagnostics/diagnostic.js'
import type { FqlOperator } from './ast.js'
import type { Keyword } from './keywords.js'
import type { SymbolText, Token } from './tokens.js'

const operators = ['=', '!=', '<', '<=', '>', '>='] as const

/** The tokens of a query in order, with a look at the one after the next. */
export class TokenStream {
  #at = 0
  readonly #end: Token

  constructor(readonly tokens: readonly Token[]) {
    this.#end = tokens.at(-1) ?? { kind: 'end', range: { start: 0, end: 0 } }
  }

  get next(): Token {
    return this.tokens[this.#at] ?? this.#end
  }

  get afterNext(): Token {
    return this.tokens[this.#at + 1] ?? this.#end
  }

  /** Where the last token that was taken ends. */
  get lastEnd(): number {
    return this.tokens[this.#at - 1]?.range.end ?? 0
  }

  take(): Token {
    const token = this.next
    if (token.kind !== 'end') this.#at += 1
    return token
  }

  /** The comparison that the next token asks for. */
  get operator(): FqlOperator | undefined {
    const { next } = this
    if (next.kind === 'keyword') return next.keyword === 'in' ? 'in' : undefined
    return next.kind === 'symbol' ? operators.find((operator) => operator === next.symbol) : undefined
  }

  isSymbol(symbol: SymbolText): boolean {
    return this.next.kind === 'symbol' && this.next.symbol === symbol
  }

  isKeyword(keyword: Keyword): boolean {
    return this.next.kind === 'keyword' && this.next.keyword === keyword
  }

  takeSymbol(symbol: SymbolText): boolean {
    if (!this.isSymbol(symbol)) return false
    this.take()
    return true
  }

  /** Whether a value can begin here. */
  atValue(token: Token = this.next): boolean {
    switch (token.kind) {
      case 'text':
      case 'number':
      case 'path':
        return true
      case 'keyword':
        return token.keyword === 'true' || token.keyword === 'false' || token.keyword === 'null'
      case 'symbol':
        return token.symbol === '(' || token.symbol === '['
      default:
        return false
    }
  }

  /** Whether a condition can begin here: a value, or a `!` before one. */
  atCondition(token: Token = this.next): boolean {
    return this.atValue(token) || (token.kind === 'symbol' && token.symbol === '!')
  }

  /** Leaves out what can not be read, up to where reading can go on: `and`, `or`, a comma, a bracket that closes. */
  skip(): void {
    for (let open = 0; this.next.kind !== 'end'; this.take()) {
      const { next } = this
      if (next.kind === 'symbol') {
        const closes = next.symbol === ')' || next.symbol === ']'
        if (open === 0 && (closes || next.symbol === ',')) return
        if (closes) open -= 1
        else if (next.symbol === '(' || next.symbol === '[') open += 1
      } else if (open === 0 && next.kind === 'keyword' && (next.keyword === 'and' || next.keyword === 'or'))
        return
    }
  }

  /** The stretch from `start` to the end of the last token. */
  since(start: number): Range {
    return { start, end: Math.max(start, this.lastEnd) }
  }
}
