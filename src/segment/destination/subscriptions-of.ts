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
export function destinationSettings(settings: JSONObject): object {
  const own: Record<string, unknown> = {}
  for (const key of Object.keys(settings)) if (!foreign.includes(key)) own[key] = settings[key]
  return own
}

/** The misspelt one is what the public kit takes away. */
const foreign = ['subcription', 'subscriptions', 'oauth']
