import type { Expression } from '../../expressions/index.js'
import type { Place } from './place.js'

/** A directive with the meaning that the public kit gives it, where an event and where a mistake is met. */
export interface KitDirective {
  readonly name: string
  /** The expression for whatever stands behind the name; a mistake fails when a run reaches it. */
  lower(options: unknown, place: Place): Expression
}
