import type { Difference } from '../measure.js'
import type { Kit } from '../subject.js'

/** A difference that is meant, and why. */
export interface KnownDifference {
  readonly name: string
  readonly reason: string
  /** Something that shows it, with the same few words for as long as nothing changes; `endpoint` answers with what it is sent. */
  readonly example: (kit: Kit, endpoint: string) => Promise<unknown>
  /** Whether it is behind a difference that random events have found; where they find none there is no need. */
  readonly explains?: (difference: Difference) => boolean
}
