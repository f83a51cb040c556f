import type { Expression, Variable } from '../../expressions/expression.js'
import type { Kinds } from '../../expressions/kinds.js'
import type { Json } from '../../json/value.js'
import type { Known } from '../analysis/known.js'

/** One function of the language: the two exports of its file in one value. */
export interface FqlFunction extends FqlRoutine, FqlManual {}

/** What it takes to compile a call. Stands apart from the manual, which bundlers leave out where nobody reads it. */
export interface FqlRoutine {
  readonly name: string
  readonly signature: FqlSignature
  /** Says what is wrong with arguments that are written out, beyond their types. */
  checkLiterals?(
    literals: readonly (Json | undefined)[],
  ): { readonly argument: number; readonly message: string } | undefined
  lower(args: LoweredArguments): Expression
}

/** What people are told of it: the reference is generated from this, and each example is a test. */
export interface FqlManual {
  /** What it gives, in one sentence. */
  readonly summary: string
  readonly examples: readonly [FqlExample, ...FqlExample[]]
  /** What other languages call it: `did you mean` knows these too. */
  readonly aliases: readonly string[]
  /** What the check may know about its results besides their type. */
  readonly facts?: FqlFacts
}

export interface FqlSignature {
  readonly parameters: readonly FqlParameter[]
  readonly returns: Kinds
}

export interface FqlParameter {
  readonly name: string
  /** What it takes besides null, which every function stands. */
  readonly accepts: Kinds
  /** A condition on each element of the first argument, which it calls `@`. */
  readonly perElement?: true
}

/** A query in which the function stands, an event, and the outcome. Each is run as a test. */
export interface FqlExample {
  readonly query: string
  readonly event: { readonly [field: string]: Json }
  readonly result: boolean
}

export interface FqlFacts {
  /** Every text that it can give. */
  readonly values?: readonly string[]
  /** What other languages give in place of one of these. */
  readonly otherWords?: { readonly [word: string]: string }
  /** The smallest number that it can give. */
  readonly least?: number
  /** Whatever text it gives, it would give again for that text. */
  readonly settled?: (text: string) => string
  /** What its outcome says of its first argument; `literals` holds the arguments that are written out. */
  readonly tells?: (outcome: boolean, literals: readonly (Json | undefined)[]) => Known | undefined
  /** It is true where some element of its first argument meets its second. */
  readonly elements?: 'some'
}

export interface LoweredArguments {
  value(index: number): Expression
  /** The argument as a condition in which `@` is `element`. */
  condition(index: number, element: Variable): Expression
}
