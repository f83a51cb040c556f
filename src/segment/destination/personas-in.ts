import type { SegmentEvent } from '../types/segment-event.js'
import type { Personas } from '../types/services.js'
import type { Unchecked } from '../types/unchecked.js'

/** What an event says of the computation of Engage that it comes from, and the settings of its audience. */
export function personasIn(event: SegmentEvent | undefined): {
  readonly personasContext: Personas | undefined
  readonly audienceSettings: Unchecked
} {
  const personas: Unchecked = event?.context?.personas
  return { personasContext: personas, audienceSettings: personas ? personas.audience_settings : {} }
}
