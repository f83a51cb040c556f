import { setMaxListeners } from 'node:events'
import groupBy from 'lodash/groupBy.js'
import type { Delivery } from '../index.js'
import type { DeliveryOptions, DeliveryService, Origin } from './delivery-service.js'
import { limit } from './limit.js'
import { Observation } from './observation/observation.js'
import { Breaker, breakerPolicyOf } from './sender/breaker.js'
import { callbacksOf } from './sender/callbacks.js'
import { Claims } from './sender/claims.js'
import { Counts } from './sender/counts.js'
import { deliverWith } from './sender/deliver.js'
import { freshEvents, messageIdsOf } from './sender/fresh-events.js'
import { Hooks } from './sender/hooks.js'
import { Lane } from './sender/lane.js'
import { persistWith } from './sender/persist.js'
import { Rate } from './sender/rate.js'
import { retryPolicyOf } from './sender/retry-policy.js'
import type { Road } from './sender/road.js'
import { systemTime } from './sender/time.js'
import type { DeadLetter, StoredDelivery } from './store/delivery-store.js'
import { createMemoryStore } from './store/memory-store.js'
import { networkError } from './transport/network-error.js'
import { createTransport } from './transport/transport.js'

/**
 * Sends what engines make (engine.md, step 9). What the store holds from before goes on at once. Throws a `TypeError` where an
 * option can not be.
 */
export function createDelivery(options: DeliveryOptions): DeliveryService {
  const { store = createMemoryStore(), time = systemTime } = options
  const maxPending = limit('maxPending', options.maxPending, Number.POSITIVE_INFINITY, 1)
  const [retry, breaker] = [retryPolicyOf(options.retry), breakerPolicyOf(options.breaker)]
  const { transport = createTransport() } = options
  const hooks = new Hooks()
  const { tokens, paceOf, ...callbacks } = callbacksOf(options, hooks, time)
  const counts = new Counts()
  const observation = new Observation(options.observe ?? {}, counts, time, hooks)
  let admitted = Promise.resolve()
  const [claims, replays] = [new Claims(), new Claims()]
  const roads = new Map<string, Road>()
  const stops = new AbortController()
  const ends = new AbortController()
  const [stopping, ending] = [stops.signal, ends.signal]
  // Each request that is under way listens.
  setMaxListeners(0, stopping, ending)
  const persist = persistWith(hooks, time, stopping)
  const deliver = deliverWith({
    ...callbacks,
    retry,
    transport,
    tokens: { clock: time.now, ...tokens },
    store,
    persist,
    time,
    hooks,
    counts,
    observation,
    stopping,
    ending,
  })

  function roadOf(connection: string): Road {
    const known = roads.get(connection)
    if (known !== undefined) return known
    const { concurrency, perSecond } = paceOf(connection)
    const road: Road = {
      lane: new Lane({
        connection,
        concurrency,
        longestWaitMs: retry.totalMs,
        store,
        time,
        deliver: (entry) => deliver(entry, road),
        lost: (count) => {
          counts.add(connection, { pending: -count })
          hooks.tell('unreadable', { connection, deliveries: count })
        },
        storeFailed: (error) => hooks.tell('storeFailed', { error: networkError(error) }),
      }),
      rate: new Rate(perSecond),
      breaker: new Breaker(breaker),
    }
    roads.set(connection, road)
    return road
  }

  /** Puts deliveries into the store. They are counted before: a lane may take them before whoever put them knows. */
  async function handOver<Result>(
    deliveries: readonly Delivery[],
    put: (now: number) => Promise<Result>,
  ): Promise<Result> {
    const now = time.now()
    for (const { connection } of deliveries) counts.add(connection, { pending: 1 })
    try {
      const result = await put(now)
      // What was taken while it was stopped is sent by whoever opens the store next.
      if (!stopping.aborted) for (const { connection } of deliveries) roadOf(connection).lane.expect(now)
      return result
    } catch (error) {
      for (const { connection } of deliveries) counts.add(connection, { pending: -1 })
      throw error
    }
  }

  /** Waits until fewer are pending than may be; whoever waits is let in one after the other, and counted then. */
  function room(): Promise<void> {
    admitted = admitted.then(() => counts.below(maxPending, stopping))
    return admitted
  }

  /** Hands deliveries over, with the messages that they were made of. */
  async function send(
    deliveries: readonly Delivery[],
    ids: readonly string[],
    { receivedAt }: Origin = {},
  ): Promise<void> {
    await resuming
    await room()
    if (stopping.aborted) throw new Error('delivery was stopped: nothing more is taken')
    await handOver(deliveries, (now) => {
      const age = receivedAt === undefined ? {} : { ageMs: Math.max(0, now - receivedAt) }
      const state = { answers: {}, attempts: 0, acceptedAt: now, dueAt: now, ...age }
      const states = deliveries.map((delivery) => ({ ...state, delivery }))
      return store.put(states, ids.length === 0 ? undefined : { ids, at: now })
    })
  }

  /** Has letters of one connection wait again; gives how many were still there. */
  async function revive(letters: readonly DeadLetter[]): Promise<number> {
    const keys = letters.map(({ key }) => key)
    const deliveries = letters.map(({ delivery }) => delivery)
    const count = await handOver(deliveries, (now) => store.replay(keys, now))
    // Somebody may have dropped one since it was looked at.
    for (const { connection } of deliveries.slice(count)) counts.add(connection, { pending: -1 })
    return count
  }

  /** Goes on with what the store holds. */
  async function resume(): Promise<void> {
    for (const { connection, waiting, dueAt } of await store.lanes()) {
      counts.add(connection, { pending: waiting })
      roadOf(connection).lane.expect(dueAt)
    }
  }

  async function stop(graceMs: number): Promise<void> {
    stops.abort()
    const cancel = time.after(graceMs, () => ends.abort())
    await resumed
    const park = async (entry: StoredDelivery) => {
      await persist(() => store.park(entry))
    }
    await Promise.all([...roads.values()].map(({ lane }) => lane.stop(park)))
    cancel()
    observation.spans.stop()
    if (options.transport === undefined) await transport.close()
  }

  /** The last time that the store was asked what it holds: it is asked again where it fails, and takes nothing meanwhile. */
  let resuming = Promise.resolve()
  const resumed = persist(() => {
    resuming = resume()
    return resuming
  })
  let stopped: Promise<void> | undefined

  return {
    send: (deliveries, origin) => send(deliveries, [], origin),
    async sendOnce(events, evaluate, origin) {
      const release = await claims.claim(messageIdsOf(events))
      try {
        const fresh = freshEvents(events, await store.seen(messageIdsOf(events), time.now()))
        if (fresh.length > 0) await send(await evaluate(fresh), messageIdsOf(fresh), origin)
        return fresh
      } finally {
        release()
      }
    },
    on: (name, listener) => hooks.on(name, listener),
    counts: () => counts.snapshot(),
    overview: () => observation.overview(),
    samples: () => observation.samples(),
    async replay(keys) {
      await resuming
      const release = await replays.claim(keys.map(String))
      try {
        const letters = Object.values(
          groupBy(await store.dead({ keys }), ({ delivery }) => delivery.connection),
        )
        const counts = await Promise.all(letters.map(revive))
        return counts.reduce((sum, count) => sum + count, 0)
      } finally {
        release()
      }
    },
    async drain(below = 1) {
      await resumed
      await counts.below(below, stopping)
    },
    stop({ graceMs = 10_000 } = {}) {
      stopped ??= stop(graceMs)
      return stopped
    },
  }
}
