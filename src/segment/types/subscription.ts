import type { JSONLikeObject, JSONObject } from './json.js'
import type { Result } from './result.js'

/** Which events an action runs for, and what it makes of them. */
export interface Subscription {
  name?: string
  /** The key of the action. */
  partnerAction: string
  /** The trigger, in FQL. */
  subscribe: string
  mapping?: JSONObject
  ActionID?: string
  ConfigID?: string
  ID?: string
  ProjectID?: string
}

type EventEmitterSlug =
  | 'warehouse_entity_added_track'
  | 'warehouse_entity_removed_track'
  | 'warehouse_audience_entered_track'
  | 'warehouse_audience_exited_track'
  | 'warehouse_audience_membership_changed_identify'
  | 'warehouse_entity_values_changed_track'
  | 'warehouse_all_events_track'
  | 'journeys_step_entered_track'

interface AutomaticPreset extends Subscription {
  type: 'automatic'
}

interface SpecificEventPreset extends Omit<Subscription, 'subscribe'> {
  type: 'specificEvent'
  eventSlug: EventEmitterSlug
}

/** A subscription that comes with a destination. */
export type Preset = AutomaticPreset | SpecificEventPreset

/** What a host is told when a subscription has run. */
export interface SubscriptionStats {
  /** Milliseconds. */
  duration: number
  destination: string
  action: string
  subscribe: string
  input: JSONLikeObject
  output: Result[] | null
}
