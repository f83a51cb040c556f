import type { Delivery } from '../delivery.js'
import type { Outcome } from '../outcome.js'

/** What an event would come to at one connection, as an event tester shows it (requirements.md R60). Plain JSON. */
export interface TestResult {
  /** How many enabled subscriptions match the event. */
  readonly matched: number
  /** How many requests are sent for it, as far as they are known before any answer. */
  readonly requests: number
  /** How many of the subscriptions send nothing because something is wrong. */
  readonly failed: number
  /** Those that match, and those whose trigger failed, in their order. */
  readonly subscriptions: readonly TestedSubscription[]
  /** Why there are none: the event itself was refused, or nothing matches it. */
  readonly outcome?: Outcome
}

export interface TestedSubscription {
  /** Its place in the configuration. */
  readonly subscription: number
  readonly name?: string
  readonly action: string
  /** That its requests were built, or where and why it failed. */
  readonly outcome: Outcome
  /** What is sent; none where it failed, or has nothing to send. */
  readonly delivery?: Delivery
}

export interface TestOptions {
  /** Shows credentials and secret addresses, which are `•••` otherwise. */
  readonly showSecrets?: boolean
}
