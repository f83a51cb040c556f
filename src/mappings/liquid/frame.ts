import type { FilterContext } from './filters/filter.js'

/** One rendering: what it was given, and what it has named so far. */
export interface Frame extends FilterContext {
  /** What each of the template's reads gave, in their order. */
  readonly values: readonly unknown[]
  /** Variables and counters by their places: fresh for each rendering, so nothing is written into the data. */
  readonly locals: unknown[]
}

export type Compute = (frame: Frame) => unknown
export type Render = (frame: Frame) => string
