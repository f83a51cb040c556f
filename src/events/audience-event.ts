import { type Computation, type ComputationEventOptions, computedEvent, keyOf } from './computation.js'
import type { IdentifyEvent, TrackEvent } from './event.js'

export interface AudienceEventOptions extends ComputationEventOptions {
  readonly audience: Computation
  /** Whether the user is in the audience from now on. */
  readonly member: boolean
  /** `identify` says it in a trait (requirements.md R113), `track` as `Audience Entered` or `Audience Exited` (R114). */
  readonly form: 'identify' | 'track'
}

/**
 * The event that says of a user to be in an audience or no longer, as destinations get it; mappings read it as
 * `$.run.audience`. Pure: time and ids are given. Throws `RangeError` where the audience has neither a key nor a name
 * to make one of.
 */
export function audienceEvent({
  audience,
  member,
  form,
  ...options
}: AudienceEventOptions): IdentifyEvent | TrackEvent {
  const key = keyOf(audience)
  const common = computedEvent('audience', audience, options)
  if (form === 'identify') return { type: 'identify', ...common, traits: { [key]: member } }
  return {
    type: 'track',
    ...common,
    event: member ? 'Audience Entered' : 'Audience Exited',
    properties: { audience_key: key, [key]: member },
  }
}
