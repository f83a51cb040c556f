import type { Json } from '../../src/json/value.js'
import type { Outcome } from './outcome.js'

/** A mapping and an event with which the two sides do not do the same. */
export interface Difference {
  readonly mapping: Json
  /** The event, or what `$` stands for where the mapping is a part of a larger one. */
  readonly event: unknown
  readonly peer: Outcome
  readonly ours: Outcome
}
