import type { Expression } from '../expressions/expression.js'
import type { Json } from '../json/value.js'
import type { MappingFunction } from './functions.js'
import type { OptionSchema } from './options.js'
import type { Scope } from './scope.js'
import type { SurroundingsSources } from './surroundings.js'

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

/**
 * A directive is one value that says everything about it: validation, editor completion, the reference page and the
 * tests all come from here (mappings.md, "One directive, one file").
 */
export interface Directive<Options extends Json = Json> {
  /** Begins with `@`. */
  readonly name: string
  /** One sentence. */
  readonly summary: string
  /** JSON Schema of what stands behind the name. */
  readonly options: OptionSchema
  readonly examples: readonly [DirectiveExample, ...DirectiveExample[]]
  /** The expression for options that fit the schema. Further problems go to `scope.problem`. */
  lower(options: Options, scope: Scope): Expression
}

export function defineDirective<Options extends Json>(directive: Directive<Options>): Directive<Options> {
  return directive
}
