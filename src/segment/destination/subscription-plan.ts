import type { Subscription } from '../types/subscription.js'
import { type SubscriptionTrigger, subscriptionTrigger } from './trigger.js'

/** A subscription with its trigger; triggers of the same text are the same object. */
export interface PlannedSubscription {
  readonly subscription: Subscription
  readonly trigger: SubscriptionTrigger
}

/** The subscriptions of one list, as they were when their triggers were compiled. */
interface Plan {
  readonly planned: readonly PlannedSubscription[]
  readonly texts: readonly unknown[]
}

/** How many texts of triggers are kept beside those of the lists that are in use. */
const mostTexts = 10_000

/** The triggers of a destination: each text is compiled once, and a list that comes again is only compared. */
export class SubscriptionPlans {
  readonly #byList = new WeakMap<readonly Subscription[], Plan>()
  readonly #byText = new Map<unknown, SubscriptionTrigger>()

  of(subscriptions: readonly Subscription[]): readonly PlannedSubscription[] {
    const known = this.#byList.get(subscriptions)
    if (known !== undefined && isCurrent(known, subscriptions)) return known.planned
    const planned = subscriptions.map((subscription) => ({
      subscription,
      trigger: this.#triggerOf(subscription.subscribe),
    }))
    this.#byList.set(subscriptions, { planned, texts: subscriptions.map(({ subscribe }) => subscribe) })
    return planned
  }

  #triggerOf(text: unknown): SubscriptionTrigger {
    const trigger = this.#byText.get(text) ?? subscriptionTrigger(text)
    if (this.#byText.size >= mostTexts) this.#byText.clear()
    this.#byText.set(text, trigger)
    return trigger
  }
}

function isCurrent({ planned, texts }: Plan, subscriptions: readonly Subscription[]): boolean {
  if (planned.length !== subscriptions.length) return false
  for (let index = 0; index < subscriptions.length; index += 1) {
    const subscription = subscriptions[index]
    if (subscription !== planned[index]?.subscription || subscription?.subscribe !== texts[index])
      return false
  }
  return true
}
