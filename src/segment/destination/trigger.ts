import { looseTrigger } from './loose-trigger.js'
import { type Need, needOf } from './trigger-need.js'

/** A subscription's trigger: a question to events, or what is wrong with it. */
export type SubscriptionTrigger =
  | {
      readonly matches: (event: unknown) => boolean
      /** What only events that have it can meet the trigger with, as far as is known. */
      readonly need: Need | undefined
      readonly problem?: undefined
    }
  | { readonly problem: string; readonly matches?: undefined; readonly need?: undefined }

/** A trigger for whatever stands in its place, in the words that the public kit answers with where it is none. */
export function subscriptionTrigger(text: unknown): SubscriptionTrigger {
  if (typeof text !== 'string' || text === '') return { problem: 'Failed to validate subscription' }
  const trigger = looseTrigger(text)
  if (trigger.matches === undefined) return { problem: `Invalid subscription : ${trigger.problem}` }
  return { matches: trigger.matches, need: needOf(trigger.text) }
}
