import type { StoredDelivery } from '../store/delivery-store.js'
import { type ConcludeOptions, concludeWith } from './conclude.js'
import { type Obstacle, outcomesOf } from './events-of.js'
import { learn, type Road } from './road.js'
import { type TryOptions, tryWith } from './try-delivery.js'

export interface DeliverOptions extends TryOptions, ConcludeOptions {}

/** Sees to one delivery that was taken from the store, until it is back in it or gone from it. Rejects never. */
export type Deliver = (entry: StoredDelivery, road: Road) => Promise<void>

export function deliverWith(options: DeliverOptions): Deliver {
  const { store, persist, time, random, retry, hooks, counts } = options
  const tryDelivery = tryWith(options)
  const conclude = concludeWith(options)

  return async (stored, road) => {
    const now = time.now()
    // A clock that was set back since would have it tried for longer.
    const entry = { ...stored, acceptedAt: Math.min(stored.acceptedAt, now) }
    const { connection } = entry.delivery
    const { lane, rate, breaker } = road
    const end = entry.acceptedAt + retry.totalMs
    const turn = breaker.turn(now)
    if (turn === 'held' && now >= end)
      return conclude({ entry, outcomes: outcomesOf(entry.delivery, tooLate), failed: [] }, lane)
    if (turn === 'held') {
      const dueAt = Math.min(breaker.later(random), end)
      // Whatever waits behind it would be taken from the store only to be put back.
      lane.pause(Math.min(breaker.probeAt, end))
      await persist(() => store.park({ ...entry, dueAt }))
      lane.expect(dueAt)
      return
    }
    counts.add(connection, { inFlight: 1 })
    const attempted = await tryDelivery(entry, rate)
    counts.add(connection, { inFlight: -1 })
    const { outcomes } = attempted
    if (outcomes === undefined) {
      await persist(() => store.park(attempted.entry))
      return
    }
    const wasSlowed = breaker.isSlowed
    learn(road, outcomes, turn, retry.capMs, time.now())
    if (breaker.isSlowed && !wasSlowed) hooks.tell('slowed', { connection, probeAt: breaker.probeAt })
    await conclude(attempted, lane)
  }
}

const tooLate: Obstacle = {
  status: 'retry',
  kind: 'retry',
  code: 'DESTINATION_FAILING',
  reason: 'the destination fails for long, and the time for the delivery has passed',
}
