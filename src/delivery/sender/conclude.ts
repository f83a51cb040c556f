import type { Connection, Delivery } from '../../index.js'
import type { Observation } from '../observation/observation.js'
import type { DeliveryStore } from '../store/delivery-store.js'
import type { Counts } from './counts.js'
import type { Hooks } from './hooks.js'
import type { Lane } from './lane.js'
import type { Persist } from './persist.js'
import type { RetryPolicy } from './retry-policy.js'
import { settle } from './settle.js'
import type { Time } from './time.js'
import type { Tried } from './try-delivery.js'

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
  readonly observation: Observation
}

/** Has the store keep what follows from a try that came to outcomes, then tells it. Rejects never. */
export type Conclude = (tried: Tried, lane: Lane) => Promise<void>

export function concludeWith(options: ConcludeOptions): Conclude {
  const { connectionOf, store, persist, time, random, retry, isBulk, hooks, counts, observation } = options

  return async (tried, lane) => {
    const { key, delivery } = tried.entry
    const { connection, id } = delivery
    const part: Connection['part'] = (whole, places) =>
      quietly(() => connectionOf(connection)?.part(whole, places))
    const now = time.now()
    const settled = settle(tried, { retry, isBulk: isBulk(delivery), part }, now, random)
    const { waiting, dead, outcomes, final, again } = settled
    const isKept = await persist(() =>
      waiting === undefined ? store.finish(key, outcomes, dead) : store.park(waiting, dead),
    )
    if (!isKept) return
    quietly(() => observation.concluded(tried, settled, now))
    for (const outcome of final) {
      counts.addOutcome(outcome)
      hooks.tell('outcome', outcome)
    }
    if (waiting === undefined) {
      counts.add(connection, { pending: -1 })
      return
    }
    const { attempts, dueAt } = waiting
    const [code] = again.flatMap((outcome) => outcome.code ?? [])
    const failure = code === undefined ? {} : { code }
    counts.add(connection, { retried: 1 })
    hooks.tell('retry', { connection, delivery: id, attempts, dueAt, events: again.length, ...failure })
    lane.expect(dueAt)
  }
}

/** What a try came to is kept and told, whatever those throw who are asked about it and who watch. */
function quietly<Result>(ask: () => Result): Result | undefined {
  try {
    return ask()
  } catch {
    return undefined
  }
}
