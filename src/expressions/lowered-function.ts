import type { Expression, Lambda, Variable } from './expression.js'
import type { NativeFunction } from './native.js'

/**
 * A function that was lowered: it can be compiled here and now, or written into a module. A class, so that nothing that
 * users write is ever taken for one.
 */
export class LoweredFunction implements Lambda {
  constructor(
    readonly parameters: readonly Variable[],
    readonly body: Expression,
    readonly maxWork: number,
  ) {}
}

/** How the parts of a program become functions: by a back end where they are lowered, not at all where they are functions. */
export type Link<Part> = (part: Part) => NativeFunction
