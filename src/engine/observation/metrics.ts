import type { Outcome } from '../outcome.js'
import { Counts, recordOf, type StageCounts } from './counts.js'
import { type Evaluated, Listeners } from './listeners.js'

/** Counters over all that the connections and routers of an engine say, from the moment when they were asked for. */
export interface Metrics {
  /** The counts until now. */
  snapshot(): MetricsSnapshot
  /** Counts what became of events elsewhere, such as the final outcomes of `waybill/delivery`. */
  add(outcomes: readonly Outcome[]): void
  /** Ends the counting; what was counted stays. */
  stop(): void
}

export interface MetricsOptions {
  /**
   * Whether what answers say (`next`) is counted; true. False where something else says what became of deliveries, which may
   * ask more than once of each.
   */
  readonly answers?: boolean
}

/** The steps and reasons of the public Delivery Overview (requirements.md R108, R109). Plain JSON. */
export interface MetricsSnapshot {
  /** By their ids; those that are no longer there stay. */
  readonly connections: Readonly<Record<string, ConnectionMetrics>>
}

/** The counts of one connection; those of its subscriptions are part of them. */
export interface ConnectionMetrics extends StageCounts {
  /** Events that came. What was sent of them is counted once for each subscription. */
  readonly received: number
  /** By their places. */
  readonly subscriptions: Readonly<Record<string, StageCounts>>
}

/** Counts of what is added to them, and of nothing else. */
export const createMetrics = (): Metrics => metricsOf(new Listeners())

/** Counts of what listeners are told. */
export function metricsOf(listeners: Listeners, { answers = true }: MetricsOptions = {}): Metrics {
  const counters = new Counters()
  return {
    snapshot: () => counters.snapshot(),
    add: (outcomes) => counters.add({ asked: [], deliveries: [], outcomes }),
    // Nobody was asked where answers say something.
    stop: listeners.add((evaluated) => {
      if (answers || evaluated.asked.length > 0) counters.add(evaluated)
    }),
  }
}

/** What came to every connection of a list. */
interface Arrived {
  events: number
  readonly refused: Counts
  refusedEvents: number
}

/** More lists are not kept: a router has a new one whenever a connection comes or goes. */
const mostLists = 16

/** A router tells of thousands of connections by a list that stays the same: an event is counted there once for all. */
class Counters {
  readonly #connections = new Map<string, ConnectionCounter>()
  readonly #arrived = new Map<readonly string[], Arrived>()

  add({ asked, outcomes }: Evaluated): void {
    for (const { connections, events, refused } of asked) {
      const arrived = this.#arrivedAt(connections)
      arrived.events += events
      arrived.refusedEvents += refused.length
      for (const event of refused) arrived.refused.add(event)
    }
    let last: Outcome | undefined
    for (const outcome of outcomes) {
      const counter = this.#counter(outcome.connection)
      counter.add(outcome)
      if (asked.length > 0 && !isSameEvent(outcome, last)) counter.told += 1
      last = outcome
    }
  }

  snapshot(): MetricsSnapshot {
    this.#settle()
    const connections = [...this.#connections].map(([id, counter]) => [id, counter.snapshot()] as const)
    return { connections: recordOf(new Map(connections)) }
  }

  #arrivedAt(connections: readonly string[]): Arrived {
    const known = this.#arrived.get(connections)
    if (known !== undefined) return known
    if (this.#arrived.size === mostLists) this.#settle()
    const arrived = { events: 0, refused: new Counts(), refusedEvents: 0 }
    this.#arrived.set(connections, arrived)
    return arrived
  }

  /** Gives what came to lists to each of their connections. */
  #settle(): void {
    for (const [connections, { events, refused, refusedEvents }] of this.#arrived) {
      const reasons = refused.snapshot()
      for (const id of connections) {
        const counter = this.#counter(id)
        counter.received += events
        counter.told += refusedEvents
        counter.counts.addAll(reasons)
      }
    }
    this.#arrived.clear()
  }

  #counter(id: string): ConnectionCounter {
    const known = this.#connections.get(id)
    if (known !== undefined) return known
    const counter = new ConnectionCounter()
    this.#connections.set(id, counter)
    return counter
  }
}

/** The outcomes of one event at one connection stand together. */
const isSameEvent = ({ connection, index }: Outcome, last: Outcome | undefined): boolean =>
  last !== undefined && last.connection === connection && last.index === index

class ConnectionCounter {
  received = 0
  /** Events of which it is said what became of them; all others matched nothing. */
  told = 0
  readonly counts = new Counts()
  readonly #subscriptions = new Map<number, Counts>()

  add(outcome: Outcome): void {
    this.counts.add(outcome)
    const { subscription } = outcome
    if (subscription === undefined) return
    const counts = this.#subscriptions.get(subscription) ?? new Counts()
    counts.add(outcome)
    this.#subscriptions.set(subscription, counts)
  }

  snapshot(): ConnectionMetrics {
    const own = new Counts()
    own.addAll(this.counts.snapshot())
    own.addReason('filteredAtDestination', 'NO_MATCHING_MAPPING', this.received - this.told)
    const subscriptions = [...this.#subscriptions].map(
      ([index, counts]) => [index, counts.snapshot()] as const,
    )
    return { received: this.received, ...own.snapshot(), subscriptions: recordOf(new Map(subscriptions)) }
  }
}
