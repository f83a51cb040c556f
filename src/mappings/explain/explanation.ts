import type { Json } from '../../json/value.js'

/** What a mapping makes of data, and where each part of it comes from. Plain JSON. */
export interface MappingExplanation {
  /** What the mapping gives; left out where it gives nothing, and where it fails. */
  readonly output?: Json
  /**
   * One for each place of the output that was made as a whole, in the order of the output: below `/user` there is
   * none where `/user` is an object that was passed on.
   */
  readonly sources: readonly ValueSource[]
  /** The places that the mapping writes and for which there was no value. */
  readonly missing: readonly ValueSource[]
  /** Why there is no output, where the mapping can not use a value. */
  readonly failure?: MappingFailure
}

/** What a value is made of. */
export interface Ingredients {
  readonly reads: readonly ReadValue[]
  readonly literals: readonly WrittenValue[]
}

/** Where a value of the output comes from. */
export interface ValueSource extends Ingredients {
  /** A JSON Pointer into the output. */
  readonly at: string
  /** What made it, from the outside in. */
  readonly directives: readonly DirectivePlace[]
  /** What decided that it is this value, and is no part of it. */
  readonly because: readonly Decision[]
}

/** A value that was read. */
export interface ReadValue {
  /** `$.properties.products[1].sku`; `now` where it is not of the data but of what surrounds it. */
  readonly path: string
  /** The same as its steps; a place in a list is a number. */
  readonly keys: readonly (string | number)[]
  /** Left out where there is none. */
  readonly value?: Json
}

/** A value that the mapping writes out. */
export interface WrittenValue {
  /** A JSON Pointer into the mapping; that of the query, for what stands in one. */
  readonly at: string
  readonly value: Json
}

export interface DirectivePlace {
  /** `@cast`. */
  readonly name: string
  /** A JSON Pointer into the mapping. */
  readonly at: string
}

/** A test, or values that were skipped. */
export interface Decision extends Ingredients {
  /** The directive that asked. */
  readonly name: string
  /** Its place in the mapping, or that of its query. */
  readonly at: string
  /** The place in the mapping of what was taken; left out where nothing is written there. */
  readonly took?: string
  /** The places in the mapping of the values that were tried before and not there. */
  readonly skipped?: readonly string[]
}

export interface MappingFailure extends Ingredients {
  readonly code: string
  /** What is wrong, for a person. */
  readonly message: string
  /** A JSON Pointer into the mapping. */
  readonly at: string
  readonly directives: readonly DirectivePlace[]
}
