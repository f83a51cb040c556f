import type { StoredDelivery } from './delivery-store.js'

/** Deliveries by when they are due, among equals by key: a binary heap. */
export class DueQueue {
  readonly #heap: StoredDelivery[] = []

  get size(): number {
    return this.#heap.length
  }

  /** The one that is due first. */
  get first(): StoredDelivery | undefined {
    return this.#heap[0]
  }

  add(entry: StoredDelivery): void {
    this.#heap.push(entry)
    let at = this.#heap.length - 1
    while (at > 0) {
      const parent = Math.floor((at - 1) / 2)
      if (!this.#swapWhereEarlier(at, parent)) return
      at = parent
    }
  }

  /** Takes out the one that is due first. */
  shift(): StoredDelivery | undefined {
    const [first] = this.#heap
    const last = this.#heap.pop()
    if (last === undefined || last === first) return first
    this.#heap[0] = last
    let at = 0
    for (;;) {
      const [left, right] = [2 * at + 1, 2 * at + 2]
      const child = this.#isEarlier(right, left) ? right : left
      if (!this.#swapWhereEarlier(child, at)) return first
      at = child
    }
  }

  #isEarlier(at: number, other: number): boolean {
    const [one, two] = [this.#heap[at], this.#heap[other]]
    if (one === undefined || two === undefined) return false
    return one.dueAt < two.dueAt || (one.dueAt === two.dueAt && one.key < two.key)
  }

  #swapWhereEarlier(below: number, above: number): boolean {
    const [lower, upper] = [this.#heap[below], this.#heap[above]]
    if (lower === undefined || upper === undefined || !this.#isEarlier(below, above)) return false
    this.#heap[above] = lower
    this.#heap[below] = upper
    return true
  }
}
