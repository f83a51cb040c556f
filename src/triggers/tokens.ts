import type { Range } from '../diagnostics/diagnostic.js'
import type { FqlOperator, FqlSegment } from './ast.js'
import type { Keyword } from './keywords.js'

/** The parts that the lexer cuts a query into. What it could not make sense of is a `stray`, already complained about. */
export type Token =
  | TextToken
  | NumberToken
  | PathToken
  | KeywordToken
  | SymbolToken
  | { readonly kind: 'stray'; readonly range: Range }
  | { readonly kind: 'end'; readonly range: Range }

export interface TextToken {
  readonly kind: 'text'
  readonly range: Range
  readonly value: string
}

export interface NumberToken {
  readonly kind: 'number'
  readonly range: Range
  readonly value: number
}

export interface PathToken {
  readonly kind: 'path'
  readonly range: Range
  readonly element: string | null
  readonly segments: readonly FqlSegment[]
  /** The name, where the path is one name without a backslash: it may turn out to be a function's. */
  readonly word: string | undefined
}

export interface KeywordToken {
  readonly kind: 'keyword'
  readonly range: Range
  readonly keyword: Keyword
}

export type SymbolText = Exclude<FqlOperator, 'in'> | '(' | ')' | '[' | ']' | ',' | '!'

export interface SymbolToken {
  readonly kind: 'symbol'
  readonly range: Range
  readonly symbol: SymbolText
}
