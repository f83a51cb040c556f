import type { Subscription } from '../types/subscription.js'
import { type SubscriptionTrigger, subscriptionTrigger } from './trigger.js'
import { TriggerIndex } from './trigger-index.js'

/** A subscription with its trigger. */
export interface PlannedSubscription {
  readonly subscription: Subscription
  readonly trigger: SubscriptionTrigger
}

/** A list of subscriptions, as it was when their triggers were compiled. */
export interface SubscriptionPlan {
  readonly planned: readonly PlannedSubscription[]
  /** Which of them an event can meet; not known of a list that came once. */
  readonly index: TriggerIndex | undefined
  /** What it is known again by. */
  readonly subscriptions: readonly Subscription[]
  readonly texts: readonly unknown[]
}

type KnownPlan = { -readonly [Key in keyof SubscriptionPlan]: SubscriptionPlan[Key] }

/** How many texts of triggers are kept beside those of the lists that are in use. */
const mostTexts = 10_000

/** The triggers of a destination: each text is compiled once, and a list that comes again is only compared. */
export class SubscriptionPlans {
  readonly #byList = new WeakMap<readonly Subscription[], KnownPlan>()
  readonly #byText = new Map<unknown, SubscriptionTrigger>()

  of(subscriptions: readonly Subscription[]): SubscriptionPlan {
    const known = this.#byList.get(subscriptions)
    if (known !== undefined && isCurrent(known, subscriptions)) {
      // What came twice will come again: many hosts hand over lists that are new for each event.
      known.index ??= new TriggerIndex(known.planned.map(({ trigger }) => trigger))
      return known
    }
    const texts = subscriptions.map(({ subscribe }): unknown => subscribe)
    const planned = subscriptions.map((subscription) => ({
      subscription,
      trigger: this.#triggerOf(subscription.subscribe),
    }))
    const plan = { planned, index: undefined, subscriptions: [...subscriptions], texts }
    this.#byList.set(subscriptions, plan)
    return plan
  }

  #triggerOf(text: unknown): SubscriptionTrigger {
    const trigger = this.#byText.get(text) ?? subscriptionTrigger(text)
    if (this.#byText.size >= mostTexts) this.#byText.clear()
    this.#byText.set(text, trigger)
    return trigger
  }
}

function isCurrent(plan: SubscriptionPlan, subscriptions: readonly Subscription[]): boolean {
  const { texts } = plan
  if (texts.length !== subscriptions.length) return false
  for (let index = 0; index < texts.length; index += 1) {
    const subscription = subscriptions[index]
    if (subscription !== plan.subscriptions[index] || subscription?.subscribe !== texts[index]) return false
  }
  return true
}
