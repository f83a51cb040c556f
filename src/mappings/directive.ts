import type { Expression } from '../expressions/expression.js'
import type { Json } from '../json/value.js'
import type { MappingFunction } from './functions.js'
import type { OptionSchema } from './options.js'
import type { Scope } from './scope.js'
import type { SurroundingsSources } from './surroundings.js'

/**
 * A directive is one file that says everything about it: validation, editor completion, the reference page and the
 * tests all come from here (mappings.md, "One directive, one file").
 */
export interface Directive<Options extends Json = Json> extends DirectiveRoutine<Options>, DirectiveManual {}

/** What it takes to compile it. Stands apart from the manual, which bundlers leave out where nobody reads it. */
export interface DirectiveRoutine<Options extends Json = Json> {
  /** Begins with `@`. */
  readonly name: string
  /** JSON Schema of what stands behind the name. */
  readonly options: OptionSchema
  /** The expression for options that fit the schema. Further problems go to `scope.problem`. */
  lower(options: Options, scope: Scope): Expression
}

/** What people are told of it: the reference is generated from this, and each example is a test. */
export interface DirectiveManual {
  /** One sentence. */
  readonly summary: string
  readonly examples: readonly [DirectiveExample, ...DirectiveExample[]]
}

/** An example of a directive: documentation and test in one. */
export interface DirectiveExample {
  readonly title: string
  readonly mapping: Json
  readonly data: Json
  /** What comes out; left out where the result is undefined. */
  readonly gives?: Json
  /** The functions that were registered for it. */
  readonly functions?: readonly MappingFunction[]
  /** The clock and the random source that it ran with; each gives one value for good. */
  readonly sources?: SurroundingsSources
}

/** A directive with the types of its options; its manual may stand in it or apart. Bundlers leave out what nobody uses. */
/* @__NO_SIDE_EFFECTS__ */
export function defineDirective<Options extends Json>(
  directive: DirectiveRoutine<Options> & Partial<DirectiveManual>,
): DirectiveRoutine<Options> {
  return directive
}
