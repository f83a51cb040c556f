import type { Answers, Delivery, Outcome } from '../../index.js'

/** How far a delivery has come. Plain JSON, so that another process can go on with it. */
export interface DeliveryState {
  readonly delivery: Delivery
  /** The answers that need not come again: a retry resumes behind them. */
  readonly answers: Answers
  /** How often it was tried so far. */
  readonly attempts: number
  /** When it was handed over, in milliseconds since 1970: the total time of its retries counts from here. */
  readonly acceptedAt: number
  /** How old the first of its events was then, in milliseconds, where that was said: latency counts it. */
  readonly ageMs?: number
  /** When it is to be tried next, in milliseconds since 1970. */
  readonly dueAt: number
  /** Of a batch that is sent again as a whole: the outcomes of events that are final already, null for the others. */
  readonly settled?: readonly (Outcome | null)[]
}

/** A delivery in a store, under the number that the store gave it. Ids of deliveries can come twice, keys never do. */
export interface StoredDelivery extends DeliveryState {
  readonly key: number
}

/** What was given up, with why: it can be replayed. */
export interface DeadDelivery extends DeliveryState {
  /** When it was given up, in milliseconds since 1970. */
  readonly diedAt: number
  /** The outcomes of the events that were not delivered; the first one's code and reason stand for all. */
  readonly outcomes: readonly Outcome[]
}

export interface DeadLetter extends DeadDelivery {
  readonly key: number
}

/** What waits for one connection. */
export interface WaitingLane {
  readonly connection: string
  readonly waiting: number
  /** When the first of them is due. */
  readonly dueAt: number
}

/** Deliveries that were taken, and when the next of those that stayed is due; undefined where none stayed. */
export interface Taken {
  readonly entries: readonly StoredDelivery[]
  readonly nextDueAt: number | undefined
  /** How many more were due that can not be read: they are out of the way, and count as waiting no longer. */
  readonly unreadable?: number
}

/** Messages that are noted together with what was made of them. */
export interface NotedMessages {
  readonly ids: readonly string[]
  /** Milliseconds since 1970. */
  readonly at: number
}

/** Which dead letters to list: those after a key, in the order of keys. */
export interface DeadQuery {
  /** These alone. */
  readonly keys?: readonly number[]
  readonly connection?: string
  readonly after?: number
  readonly limit?: number
}

/**
 * Where deliveries are until each of their events has a final outcome. An entry waits or is held: `take` makes it held,
 * `park` lets it wait again, `finish` removes it. A store that is opened again after its process died holds nothing:
 * what was held waits. Each call is one step that happens as a whole or not at all, and resolves when that process would
 * find what it did.
 */
export interface DeliveryStore {
  /** Keeps new deliveries, waiting, and notes the messages that they were made of; gives their keys, in the same order. */
  put(states: readonly DeliveryState[], noted?: NotedMessages): Promise<readonly number[]>
  /** Which of the messages were noted before, as long ago at most as the store remembers them. */
  seen(messageIds: readonly string[], now: number): Promise<readonly string[]>
  /** What waits, for each connection that has anything waiting. */
  lanes(): Promise<readonly WaitingLane[]>
  /** Takes those of a connection that are due at `now`: the first due first, among equals the smaller key; at most `limit`. */
  take(connection: string, now: number, limit: number): Promise<Taken>
  /** Keeps how far one has come that stays held. */
  save(entry: StoredDelivery): Promise<void>
  /** Has one wait until its `dueAt`; `dead` is the part of it that was given up, where there is one. */
  park(entry: StoredDelivery, dead?: DeadDelivery): Promise<void>
  /** Removes one: `outcomes` are the final ones of all its events; `dead` as with `park`. */
  finish(key: number, outcomes: readonly Outcome[], dead?: DeadDelivery): Promise<void>
  /** What was given up, in the order in which that happened. */
  dead(query?: DeadQuery): Promise<readonly DeadLetter[]>
  /** Has dead letters wait again, as if they had been handed over at `now`; gives how many of the keys there were. */
  replay(keys: readonly number[], now: number): Promise<number>
  /** Removes dead letters; gives how many of the keys there were. */
  drop(keys: readonly number[]): Promise<number>
  close(): Promise<void>
}
