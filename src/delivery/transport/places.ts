import { Waiting } from './waiting.js'

/**
 * So many places for requests to hosts. Whoever finds none free waits until one is, hosts in turn. Those that took long the
 * last time get no more than half of them together, or a few that never answer would keep all others waiting.
 */
export class Places {
  #free: number
  #slowFree: number
  readonly #quick = new Waiting()
  readonly #slow = new Waiting()
  /** Hosts that took long; of too many the one goes that is here for longest. */
  readonly #slowHosts = new Set<string>()

  constructor(places: number) {
    this.#free = places
    this.#slowFree = Math.max(1, Math.floor(places / 2))
  }

  /** Runs something for a host in a place of its own, and learns from it: `isLong` says whether it took long. */
  async run<Result>(host: string, work: () => Promise<Result>, isLong: () => boolean): Promise<Result> {
    const isSlow = this.#slowHosts.has(host)
    const wasSlow = this.#take(isSlow) ? isSlow : await this.#wait(host, isSlow)
    try {
      return await work()
    } finally {
      this.#learn(host, isLong())
      this.#free += 1
      if (wasSlow) this.#slowFree += 1
      this.#callNext()
    }
  }

  #take(isSlow: boolean): boolean {
    if (this.#free <= 0 || (isSlow && this.#slowFree <= 0)) return false
    this.#free -= 1
    if (isSlow) this.#slowFree -= 1
    return true
  }

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
    for (;;)
      if (!this.#slow.isEmpty && this.#take(true)) this.#slow.call(true)
      else if (!this.#quick.isEmpty && this.#take(false)) this.#quick.call(false)
      else return
  }
}

const mostSlowHosts = 10_000
