import type { DeliveryState } from '../store/delivery-store.js'

interface Recent {
  readonly state: DeliveryState
  readonly size: number
}

/**
 * What was put last, by key, until it is taken: most deliveries are, a moment later, and need not be read and parsed then.
 * It holds no more than so many characters of rows; the oldest go.
 */
export class RecentDeliveries {
  readonly #recent = new Map<number, Recent>()
  readonly #room: number
  #size = 0

  constructor(room: number) {
    this.#room = room
  }

  add(key: number, state: DeliveryState, size: number): void {
    this.take(key)
    this.#recent.set(key, { state, size })
    this.#size += size
    for (const oldest of this.#recent.keys()) {
      if (this.#size <= this.#room) break
      this.take(oldest)
    }
  }

  /** Gives one, and forgets it. */
  take(key: number): DeliveryState | undefined {
    const recent = this.#recent.get(key)
    if (recent === undefined) return undefined
    this.#recent.delete(key)
    this.#size -= recent.size
    return recent.state
  }

  clear(): void {
    this.#recent.clear()
    this.#size = 0
  }
}
