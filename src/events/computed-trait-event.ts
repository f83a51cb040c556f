import type { Json } from '../json/value.js'
import { type Computation, type ComputationEventOptions, computedEvent, keyOf } from './computation.js'
import type { IdentifyEvent, TrackEvent } from './event.js'

export interface ComputedTraitEventOptions extends ComputationEventOptions {
  readonly trait: Computation
  readonly value: Json
  /** `identify` says it in a trait, `track` as `Trait Computed`. */
  readonly form: 'identify' | 'track'
}

/**
 * The event that tells destinations what a trait of a user came to (requirements.md R114). Pure: time and ids are given.
 * Throws `RangeError` where the trait has neither a key nor a name to make one of.
 */
export function computedTraitEvent({
  trait,
  value,
  form,
  ...options
}: ComputedTraitEventOptions): IdentifyEvent | TrackEvent {
  const key = keyOf(trait)
  const common = computedEvent('computed_trait', trait, options)
  if (form === 'identify') return { type: 'identify', ...common, traits: { [key]: value } }
  return { type: 'track', ...common, event: 'Trait Computed', properties: { trait_key: key, [key]: value } }
}
