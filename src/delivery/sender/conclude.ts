import type { Connection, Delivery } from '../../index.js'
import type { DeliveryStore } from '../store/delivery-store.js'
import type { Attempted } from './attempt.js'
import type { Counts } from './counts.js'
import type { Hooks } from './hooks.js'
import type { Lane } from './lane.js'
import type { Persist } from './persist.js'
import type { RetryPolicy } from './retry-policy.js'
import { settle } from './settle.js'
import type { Time } from './time.js'

export interface ConcludeOptions {
  readonly connectionOf: (id: string) => Connection | undefined
  readonly store: DeliveryStore
  readonly persist: Persist
  readonly time: Time
  readonly random: () => number
  readonly retry: RetryPolicy
  readonly isBulk: (delivery: Delivery) => boolean
  readonly hooks: Hooks
  readonly counts: Counts
}

/** Has the store keep what follows from a try that came to outcomes, then tells it. Rejects never. */
export type Conclude = (attempted: Attempted, lane: Lane) => Promise<void>

export function concludeWith(options: ConcludeOptions): Conclude {
  const { connectionOf, store, persist, time, random, retry, isBulk, hooks, counts } = options

  return async (attempted, lane) => {
    const { key, delivery } = attempted.entry
    const { connection, id } = delivery
    const part: Connection['part'] = (whole, places) => connectionOf(connection)?.part(whole, places)
    const rules = { retry, isBulk: isBulk(delivery), part }
    const { waiting, dead, outcomes, final, retried } = settle(attempted, rules, time.now(), random)
    const isKept = await persist(() =>
      waiting === undefined ? store.finish(key, outcomes, dead) : store.park(waiting, dead),
    )
    if (!isKept) return
    for (const outcome of final) {
      counts.addOutcome(outcome)
      hooks.tell('outcome', outcome)
    }
    if (waiting === undefined) {
      counts.add(connection, { pending: -1 })
      return
    }
    const { attempts, dueAt } = waiting
    counts.add(connection, { retried: 1 })
    hooks.tell('retry', { connection, delivery: id, attempts, dueAt, ...retried })
    lane.expect(dueAt)
  }
}
