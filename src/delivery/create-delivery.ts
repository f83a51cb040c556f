import { setMaxListeners } from 'node:events'
import type { Connection, Delivery, Outcome } from '../index.js'
import type { DeliveryOptions, DeliveryService } from './delivery-service.js'
import { Breaker, usualBreaker } from './sender/breaker.js'
import { Counts } from './sender/counts.js'
import { type Obstacle, outcomesOf } from './sender/events-of.js'
import { Hooks } from './sender/hooks.js'
import { Lane } from './sender/lane.js'
import { persistWith } from './sender/persist.js'
import { Rate } from './sender/rate.js'
import { usualRetries } from './sender/retry-policy.js'
import { type Settled, settle } from './sender/settle.js'
import { systemTime } from './sender/time.js'
import { tryWith } from './sender/try-delivery.js'
import type { StoredDelivery } from './store/delivery-store.js'
import { createMemoryStore } from './store/memory-store.js'
import { networkError } from './transport/network-error.js'
import { createTransport } from './transport/transport.js'

/** What is known of one connection while its deliveries are sent. */
interface Road {
  readonly lane: Lane
  readonly rate: Rate
  readonly breaker: Breaker
}

/** Sends what engines make (engine.md, step 9). What the store holds from before goes on at once. */
export function createDelivery(options: DeliveryOptions): DeliveryService {
  const { store = createMemoryStore(), time = systemTime, random = Math.random, onToken } = options
  const { transport = createTransport(), maxPending = Number.POSITIVE_INFINITY } = options
  const { isUntrusted = () => false, isBulk = () => false, pace } = options
  const retry = { ...usualRetries, ...options.retry }
  const breakerPolicy = { ...usualBreaker, ...options.breaker }
  const connectionOf = finder(options.connections)
  const hooks = new Hooks()
  const counts = new Counts()
  const roads = new Map<string, Road>()
  const stops = new AbortController()
  const ends = new AbortController()
  const [stopping, ending] = [stops.signal, ends.signal]
  // Each request that is under way listens.
  setMaxListeners(0, stopping, ending)
  const persist = persistWith(hooks, time, stopping)
  const tryDelivery = tryWith({
    connectionOf,
    isUntrusted,
    transport,
    onToken,
    store,
    persist,
    time,
    hooks,
    counts,
    stopping,
    ending,
  })

  function roadOf(connection: string): Road {
    const known = roads.get(connection)
    if (known !== undefined) return known
    const { concurrency = 16, perSecond = Number.POSITIVE_INFINITY } = pace?.(connection) ?? {}
    const storeFailed = (error: unknown) => hooks.tell('storeFailed', { error: networkError(error) })
    const road = {
      lane: new Lane({ connection, concurrency, store, time, deliver, storeFailed }),
      rate: new Rate(perSecond),
      breaker: new Breaker(breakerPolicy),
    }
    roads.set(connection, road)
    return road
  }

  async function deliver(entry: StoredDelivery): Promise<void> {
    const { connection } = entry.delivery
    const { lane, rate, breaker } = roadOf(connection)
    const now = time.now()
    const end = entry.acceptedAt + retry.totalMs
    const isProbe = breaker.isSlowed && now >= breaker.probeAt
    const isHeld = breaker.isSlowed && !isProbe
    if (isHeld && now < end) {
      const dueAt = Math.min(breaker.later(random), end)
      await persist(() => store.park({ ...entry, dueAt }))
      lane.expect(dueAt)
      return
    }
    if (isProbe) breaker.probing(now)
    counts.add(connection, { inFlight: 1 })
    const attempted = isHeld
      ? { entry, outcomes: outcomesOf(entry.delivery, tooLate), failed: [] }
      : await tryDelivery(entry, rate)
    counts.add(connection, { inFlight: -1 })
    const { outcomes } = attempted
    if (outcomes === undefined) {
      await persist(() => store.park(attempted.entry))
      return
    }
    if (!isHeld) learn(outcomes, roadOf(connection), connection, isProbe)
    const part: Connection['part'] = (delivery, places) => connectionOf(connection)?.part(delivery, places)
    const rules = { retry, isBulk: isBulk(entry.delivery), part }
    await conclude(entry, settle(attempted, rules, time.now(), random), lane)
  }

  /** Learns from a try how the destination fares. */
  function learn(
    outcomes: readonly Outcome[],
    { lane, breaker }: Road,
    connection: string,
    isProbe: boolean,
  ): void {
    const now = time.now()
    const wasSlowed = breaker.isSlowed
    if (outcomes.every(({ status }) => status === 'retry')) breaker.failed(now)
    else breaker.succeeded()
    if (breaker.isSlowed && isProbe) breaker.probeFailed(now)
    if (breaker.isSlowed && !wasSlowed) hooks.tell('slowed', { connection, probeAt: breaker.probeAt })
    // What a receiver says of its own state holds for everything that is sent to it, within reason.
    for (const { status, httpStatus, retryAfterMs = 0 } of outcomes)
      if (status === 'retry' && (httpStatus === 429 || httpStatus === 503))
        lane.pause(now + Math.min(retryAfterMs, retry.capMs))
  }

  /** Has the store keep what follows from a try, then tells it. */
  async function conclude(
    { key, delivery }: StoredDelivery,
    { waiting, dead, outcomes, final, retried }: Settled,
    lane: Lane,
  ): Promise<void> {
    const { connection, id } = delivery
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

  /** Puts deliveries into the store. They are counted before: a lane may take them before whoever put them knows. */
  async function handOver<Result>(
    deliveries: readonly Delivery[],
    put: (now: number) => Promise<Result>,
  ): Promise<Result> {
    const now = time.now()
    for (const { connection } of deliveries) counts.add(connection, { pending: 1 })
    try {
      const result = await put(now)
      for (const { connection } of deliveries) roadOf(connection).lane.expect(now)
      return result
    } catch (error) {
      for (const { connection } of deliveries) counts.add(connection, { pending: -1 })
      throw error
    }
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
    if (options.transport === undefined) await transport.close()
  }

  const resumed = persist(resume)
  let stopped: Promise<void> | undefined

  return {
    async send(deliveries) {
      await resumed
      await counts.below(maxPending, stopping)
      if (stopping.aborted) throw new Error('delivery was stopped: nothing more is taken')
      await handOver(deliveries, (now) => {
        const state = { answers: {}, attempts: 0, acceptedAt: now, dueAt: now }
        return store.put(deliveries.map((delivery) => ({ ...state, delivery })))
      })
    },
    on: (name, listener) => hooks.on(name, listener),
    counts: () => counts.snapshot(),
    async replay(keys) {
      await resumed
      const letters = (await store.dead()).filter(({ key }) => keys.includes(key))
      return handOver(
        letters.map(({ delivery }) => delivery),
        (now) => store.replay(keys, now),
      )
    },
    async drain() {
      await resumed
      await counts.below(1, stopping)
    },
    stop({ graceMs = 10_000 } = {}) {
      stopped ??= stop(graceMs)
      return stopped
    },
  }
}

function finder(connections: DeliveryOptions['connections']): (id: string) => Connection | undefined {
  if ('connection' in connections) return (id) => connections.connection(id)
  const known = new Map(connections.map((connection) => [connection.id, connection]))
  return (id) => known.get(id)
}

const tooLate: Obstacle = {
  status: 'retry',
  kind: 'retry',
  code: 'DESTINATION_FAILING',
  reason: 'the destination fails for long, and the time for the delivery has passed',
}
