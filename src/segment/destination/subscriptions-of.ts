import type { JSONObject } from '../types/json.js'
import type { Subscription } from '../types/subscription.js'

/** The subscriptions that settings hold: `subscription`, else those of `subscriptions`. */
export function subscriptionsOf({ subscription, subscriptions }: JSONObject): readonly Subscription[] {
  const found: unknown = subscription ? listOf(subscription) : subscriptions
  return Array.isArray(found) ? (found as Subscription[]) : []
}

/** A list for one subscription; the same each time, so that its plan is found again. */
function listOf(subscription: unknown): unknown[] {
  if (typeof subscription !== 'object' || subscription === null) return [subscription]
  const list = lists.get(subscription) ?? [subscription]
  lists.set(subscription, list)
  return list
}

const lists = new WeakMap<object, unknown[]>()

/** The settings of the destination itself; a single `subscription` stays among them, as in the public kit. */
export function destinationSettings<Settings>(settings: JSONObject): Settings
export function destinationSettings({ subcription, subscriptions, oauth, ...own }: JSONObject): object {
  return own
}
