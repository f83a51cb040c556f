import type { Range } from '../../../diagnostics/diagnostic.js'

/** A value as it is written in a module, as far as it is written in place. */
export type Literal = ObjectLiteral | ListLiteral | TextLiteral | NameLiteral | OtherLiteral

export interface ObjectLiteral {
  readonly kind: 'object'
  readonly range: Range
  /** By key; of two with one key the later one. */
  readonly entries: ReadonlyMap<string, LiteralEntry>
}

export interface LiteralEntry {
  readonly key: Range
  readonly value: Literal
}

export interface ListLiteral {
  readonly kind: 'list'
  readonly range: Range
  /** Up to the first `...`, behind which no place is known. */
  readonly items: readonly Literal[]
}

export interface TextLiteral {
  readonly kind: 'text'
  readonly range: Range
  /** Undefined where it has an escape or a hole. */
  readonly value: string | undefined
}

/** A constant of the module, or something imported. */
export interface NameLiteral {
  readonly kind: 'name'
  readonly range: Range
  readonly name: string
}

/** A number, a word such as `true`, or an expression. */
export interface OtherLiteral {
  readonly kind: 'other'
  readonly range: Range
}
