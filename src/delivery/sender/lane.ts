import type { DeliveryStore, StoredDelivery } from '../store/delivery-store.js'
import { longestTimerMs, type Time } from './time.js'

export interface LaneOptions {
  readonly connection: string
  /** How many deliveries are on their way at once. */
  readonly concurrency: number
  /** Nothing that waits was put back for longer. */
  readonly longestWaitMs: number
  readonly store: Pick<DeliveryStore, 'take' | 'park'>
  readonly time: Time
  /** Sees to one delivery until it is back in the store, or gone from it. Rejects never. */
  deliver(entry: StoredDelivery): Promise<void>
  /** Told how many deliveries the store could not read. */
  lost(count: number): void
  /** Told that the store gave nothing because it failed. */
  storeFailed(error: unknown): void
}

/** The deliveries of one connection: those that are due are taken from the store as there is room for them. */
export class Lane {
  readonly #options: LaneOptions
  #held: StoredDelivery[] = []
  readonly #inFlight = new Set<Promise<void>>()
  /** When the store has something due, as far as is known. */
  #nextDueAt = Number.POSITIVE_INFINITY
  #pausedUntil = Number.NEGATIVE_INFINITY
  #seen = Number.NEGATIVE_INFINITY
  #taking: Promise<void> | undefined
  #alarm: { readonly at: number; readonly cancel: () => void } | undefined
  #isStopped = false

  constructor(options: LaneOptions) {
    this.#options = options
  }

  /** Something in the store is due at a time. */
  expect(dueAt: number): void {
    this.#nextDueAt = Math.min(this.#nextDueAt, dueAt)
    this.#pump()
  }

  /** Nothing is begun until a time. */
  pause(until: number): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, until)
  }

  /** Goes on before the end of a pause. */
  resume(): void {
    this.#pausedUntil = Number.NEGATIVE_INFINITY
  }

  /** Begins nothing more; resolves when what is on its way has ended and the rest is back in the store. */
  async stop(park: (entry: StoredDelivery) => Promise<void>): Promise<void> {
    this.#isStopped = true
    this.#alarm?.cancel()
    await this.#taking
    const rest = this.#held
    this.#held = []
    await Promise.all([...this.#inFlight, ...rest.map(park)])
  }

  #pump(): void {
    if (this.#isStopped) return
    const { concurrency, longestWaitMs, time } = this.#options
    const now = time.now()
    // A pause does not last longer because the clock was set back.
    if (now < this.#seen) this.#pausedUntil -= this.#seen - now
    this.#seen = now
    if (this.#pausedUntil > now) {
      this.#wakeAt(this.#pausedUntil, now)
      return
    }
    while (this.#inFlight.size < concurrency) {
      const entry = this.#held.shift()
      if (entry === undefined) break
      this.#begin(entry)
    }
    if (this.#inFlight.size >= concurrency || this.#taking !== undefined) return
    if (!Number.isFinite(this.#nextDueAt)) return
    // Further away it is only where the clock was set back.
    const isDue = this.#nextDueAt <= now || this.#nextDueAt > now + longestWaitMs
    if (isDue) this.#taking = this.#take(Math.max(now, this.#nextDueAt))
    else this.#wakeAt(this.#nextDueAt, now)
  }

  #begin(entry: StoredDelivery): void {
    const delivering = this.#options.deliver(entry).finally(() => {
      this.#inFlight.delete(delivering)
      this.#pump()
    })
    this.#inFlight.add(delivering)
  }

  /** Takes what is due at a time. */
  async #take(dueAt: number): Promise<void> {
    const { connection, concurrency, store, time, lost, storeFailed } = this.#options
    // What is put while the store is asked counts anew.
    this.#nextDueAt = Number.POSITIVE_INFINITY
    try {
      const taken = await store.take(connection, dueAt, Math.min(concurrency * 2, mostTaken))
      const { entries, nextDueAt = Number.POSITIVE_INFINITY, unreadable = 0 } = taken
      this.#held.push(...entries)
      this.#nextDueAt = Math.min(this.#nextDueAt, nextDueAt)
      if (unreadable > 0) lost(unreadable)
    } catch (error) {
      storeFailed(error)
      this.#nextDueAt = Math.min(this.#nextDueAt, dueAt)
      this.pause(time.now() + pauseAfterFailureMs)
    }
    this.#taking = undefined
    this.#pump()
  }

  #wakeAt(at: number, now: number): void {
    if (this.#alarm !== undefined && this.#alarm.at <= at) return
    this.#alarm?.cancel()
    const cancel = this.#options.time.after(Math.min(at - now, longestTimerMs), () => {
      this.#alarm = undefined
      this.#pump()
    })
    this.#alarm = { at, cancel }
  }
}

const pauseAfterFailureMs = 1000

/** So many are held in memory at most besides those that are on their way. */
const mostTaken = 1000
