import { Waiting } from './waiting.js'

/**
 * So many places for requests to hosts. Whoever finds none free waits until one is, and the host that has the fewest comes
 * first: one that answers slowly keeps its share, however many wait for it, and the rest is for the others. Hosts that took
 * very long the last time get no more than half of them together, or many that never answer would have nearly all.
 */
export class Places {
  #free: number
  #slowFree: number
  /** How many each host has, of those that have any. */
  readonly #taken = new Map<string, number>()
  readonly #quick = new Waiting()
  readonly #slow = new Waiting()
  /** Hosts that took very long; of too many the one goes that is here for longest. */
  readonly #slowHosts = new Set<string>()

  constructor(places: number) {
    this.#free = places
    this.#slowFree = Math.max(1, Math.floor(places / 2))
  }

  /** Runs something for a host in a place of its own, and learns from it: `isLong` says whether it took very long. */
  async run<Result>(host: string, work: () => Promise<Result>, isLong: () => boolean): Promise<Result> {
    const isSlow = this.#slowHosts.has(host)
    const wasSlow = this.#take(host, isSlow) ? isSlow : await this.#wait(host, isSlow)
    try {
      return await work()
    } finally {
      this.#learn(host, isLong())
      this.#give(host, wasSlow)
      this.#callNext()
    }
  }

  #hasPlace(isSlow: boolean): boolean {
    return this.#free > 0 && (!isSlow || this.#slowFree > 0)
  }

  #take(host: string, isSlow: boolean): boolean {
    if (!this.#hasPlace(isSlow)) return false
    this.#free -= 1
    if (isSlow) this.#slowFree -= 1
    this.#taken.set(host, this.#takenBy(host) + 1)
    return true
  }

  #give(host: string, isSlow: boolean): void {
    this.#free += 1
    if (isSlow) this.#slowFree += 1
    const left = this.#takenBy(host) - 1
    if (left > 0) this.#taken.set(host, left)
    else this.#taken.delete(host)
  }

  readonly #takenBy = (host: string): number => this.#taken.get(host) ?? 0

  /** Resolves with whether the host was slow when its turn came. */
  #wait(host: string, isSlow: boolean): Promise<boolean> {
    return new Promise((resolve) => (isSlow ? this.#slow : this.#quick).add(host, resolve))
  }

  /** What waits for a host stands where the host does now. */
  #learn(host: string, isSlow: boolean): void {
    if (this.#slowHosts.has(host) === isSlow) return
    if (isSlow) {
      this.#slowHosts.add(host)
      this.#quick.move(host, this.#slow)
      const [oldest] = this.#slowHosts
      if (this.#slowHosts.size > mostSlowHosts && oldest !== undefined) this.#learn(oldest, false)
    } else {
      this.#slowHosts.delete(host)
      this.#slow.move(host, this.#quick)
    }
  }

  /** The slow come first, as far as there are places for them: the others have all the rest. */
  #callNext(): void {
    while (this.#callOneOf(this.#slow, true) || this.#callOneOf(this.#quick, false));
  }

  /** Gives a place to whoever is next of those that wait, where there is one. */
  #callOneOf(waiting: Waiting, isSlow: boolean): boolean {
    const host = this.#hasPlace(isSlow) ? waiting.nextHost(this.#takenBy) : undefined
    if (host === undefined) return false
    this.#take(host, isSlow)
    waiting.call(host, isSlow)
    return true
  }
}

const mostSlowHosts = 10_000
