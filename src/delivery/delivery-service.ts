import type { Connection, Delivery, TokenCacheOptions } from '../index.js'
import type { Observe } from './observation/observation.js'
import type { DeliveryOverview } from './observation/overview.js'
import type { DeliverySample } from './observation/samples.js'
import type { BreakerPolicy } from './sender/breaker.js'
import type { DeliveryCounts } from './sender/counts.js'
import type { DeliveryEvents } from './sender/hooks.js'
import type { RetryPolicy } from './sender/retry-policy.js'
import type { Time } from './sender/time.js'
import type { DeliveryStore } from './store/delivery-store.js'
import type { Transport } from './transport/transport.js'

/** How fast the deliveries of one connection go. */
export interface Pace {
  /** How many are on their way at once; 16. */
  readonly concurrency?: number
  /** How many requests go in a second; as many as one likes. */
  readonly perSecond?: number
}

export interface DeliveryOptions {
  /** Where connections are found: a router, or a list. */
  readonly connections: { connection(id: string): Connection | undefined } | readonly Connection[]
  /** In memory where it is left out: what is pending is lost with the process. Not closed by `stop`. */
  readonly store?: DeliveryStore
  /** The usual one where it is left out; only that one is closed by `stop`. */
  readonly transport?: Transport
  /** The clock and its timers; the system's. */
  readonly time?: Time
  /** Numbers from 0 to below 1; `Math.random`. */
  readonly random?: () => number
  readonly retry?: Partial<RetryPolicy>
  readonly breaker?: Partial<BreakerPolicy>
  readonly pace?: (connection: string) => Pace
  /** Whether the addresses of a connection come from somebody who is not trusted, as those of a webhook; none. */
  readonly isUntrusted?: (connection: Connection) => boolean
  /** Whether a batch is sent again with the same events, always (requirements.md R97); none. */
  readonly isBulk?: (delivery: Delivery) => boolean
  /** Told of every new token before it is used, to store it: it is waited for, no longer than ten seconds. */
  readonly onToken?: NonNullable<TokenCacheOptions['onToken']>
  /** Gives the token that was stored for a connection, where there is one. */
  readonly storedToken?: NonNullable<TokenCacheOptions['storedToken']>
  /** `send` waits while so many deliveries are pending; `Infinity`. */
  readonly maxPending?: number
  /** Who watches: a tracer, a meter, the engine. */
  readonly observe?: Observe
}

/** What is known of deliveries that are handed over. */
export interface Origin {
  /** When the first of their events was received, in milliseconds since 1970; now. */
  readonly receivedAt?: number
}

/** Sends deliveries until each of their events has a final outcome. */
export interface DeliveryService {
  /**
   * Hands deliveries over; resolves when the store has them. Rejects where the store refuses them, or after `stop`: then none
   * of them was taken.
   */
  send(deliveries: readonly Delivery[], origin?: Origin): Promise<void>
  /**
   * Hands over what a function makes of those events that did not come before, by their `messageId` (requirements.md R88), and
   * gives these events. The store notes their ids in the same step as the deliveries: an event whose process ends
   * between is as if it had never come. One that comes while its first copy is handed over waits for what becomes of
   * that. An event without an id is always new. Rejects as `send` does: then none was taken, and all may come again.
   */
  sendOnce<Event>(
    events: readonly Event[],
    evaluate: (fresh: readonly Event[]) => readonly Delivery[] | Promise<readonly Delivery[]>,
    origin?: Origin,
  ): Promise<readonly Event[]>
  /** Has a listener told of what happens; gives the function that ends it. */
  on<Name extends keyof DeliveryEvents>(
    name: Name,
    listener: (value: DeliveryEvents[Name]) => unknown,
  ): () => void
  /** How the deliveries of each connection stand. */
  counts(): { readonly [connection: string]: DeliveryCounts }
  /** How the events of each connection fared, with codes and latency, since the start of the process. */
  overview(): DeliveryOverview
  /** What failed last: up to ten requests with their answers for each code of each connection, without secrets. */
  samples(): readonly DeliverySample[]
  /** Has dead letters tried again; gives how many of the keys there were. */
  replay(keys: readonly number[]): Promise<number>
  /** Resolves when fewer deliveries than `below` are pending, retries included, or when it was stopped; 1, so none. */
  drain(below?: number): Promise<void>
  /**
   * Begins nothing more and gives what is on its way `graceMs` to end, 10,000 where it is left out; what is left is back in
   * the store then, each behind the last answer that it had.
   */
  stop(options?: { readonly graceMs?: number }): Promise<void>
}
