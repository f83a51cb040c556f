import { compileTrigger, TriggerSyntaxError } from '../../triggers/index.js'
import { readLoosely } from './read-loosely.js'
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
  const trigger = readLoosely(text)
  try {
    return { matches: compileTrigger(trigger), need: needOf(trigger) }
  } catch (error) {
    if (!(error instanceof TriggerSyntaxError)) throw error
    const messages = error.diagnostics.map(({ message }) => message)
    return { problem: `Invalid subscription : ${messages.join('; ')}` }
  }
}
