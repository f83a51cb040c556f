import type { Coalesce, Conditional, Expression, Literal, Loop, Variable } from '../expression.js'
import type { Moves } from './moves.js'

/** A value with where it comes from. */
export interface Traced {
  readonly value: unknown
  readonly origin: Origin
}

export type Origin = DataOrigin | LiteralOrigin | ObjectOrigin | ListOrigin | MadeOrigin | Chosen | Written

/** It stands in the data: below a parameter, at these keys; a place in a list is a number. */
export interface DataOrigin {
  readonly kind: 'data'
  readonly from: Variable
  readonly keys: readonly (string | number)[]
}

/** It is written out. */
export interface LiteralOrigin {
  readonly kind: 'literal'
  readonly node: Literal
}

/** It is put together of these; what is missing did not become a field. */
export interface ObjectOrigin {
  readonly kind: 'object'
  readonly entries: readonly (readonly [key: string, value: Traced])[]
}

/** It is a list of these. */
export interface ListOrigin {
  readonly kind: 'list'
  readonly items: readonly Traced[]
  /** The list that a loop went over. */
  readonly over?: Traced
}

/** It, or what it is a part of, was computed out of these. */
export interface MadeOrigin {
  readonly kind: 'made'
  readonly from: readonly Traced[]
  /** Which parts of it only moved; undefined where it has none. */
  readonly moves: Moves | undefined
  /** The keys from what was computed to it. */
  readonly keys: readonly string[]
}

/** It was taken, and something that is no part of it decided that. */
export interface Chosen {
  readonly kind: 'chosen'
  readonly by: Conditional | Coalesce | Loop
  readonly of: Origin
  /** What was taken. */
  readonly taken: Expression
  /** What decided: a test, or the values that were skipped. */
  readonly because: readonly Traced[]
}

/** It is the value of a node of which a trace speaks: the result of a directive, or a query. */
export interface Written {
  readonly kind: 'written'
  readonly node: Expression
  readonly of: Origin
}

export const nowhere: MadeOrigin = { kind: 'made', from: [], moves: undefined, keys: [] }
