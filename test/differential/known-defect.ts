import type { Json } from '../../src/json/value.js'
import type { Difference } from './difference.js'

/** A difference that is meant: what the peer does, and the rule by which Waybill does otherwise. */
export interface KnownDefect {
  /** What the peer does, in a few words. */
  readonly name: string
  /** What decides, and where it stands: a number of requirements.md or a part of mappings.md. */
  readonly why: string
  /** The least that shows it. */
  readonly example: { readonly mapping: Json; readonly event: Json }
  /** Whether this and nothing else makes a directive over the event differ. */
  readonly matches: (difference: Difference) => boolean
}
