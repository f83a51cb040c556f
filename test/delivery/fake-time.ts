import type { DeliveryService, Time } from '../../src/delivery/index.js'

/** A clock that goes on when it is told to, with its timers. */
export class FakeTime implements Time {
  #now = 0
  readonly #timers = new Set<{ readonly at: number; readonly run: () => void }>()

  now = (): number => this.#now

  after = (ms: number, run: () => void): (() => void) => {
    const timer = { at: this.#now + ms, run }
    this.#timers.add(timer)
    return () => this.#timers.delete(timer)
  }

  /** Lets everything that needs no time come to its end, then goes on to a time, timer by timer. */
  async goTo(time: number): Promise<void> {
    for (;;) {
      await calm()
      const [next] = [...this.#timers].sort((a, b) => a.at - b.at)
      if (next === undefined || next.at > time) break
      this.#timers.delete(next)
      this.#now = Math.max(this.#now, next.at)
      next.run()
    }
    this.#now = Math.max(this.#now, time)
  }

  /** When the first timer runs. */
  get next(): number | undefined {
    const times = [...this.#timers].map(({ at }) => at)
    return times.length === 0 ? undefined : Math.min(...times)
  }

  /** Goes on from timer to timer until nothing is pending; what is on its way over a real network is waited for. */
  async finish(service: DeliveryService): Promise<void> {
    const sum = (name: 'pending' | 'inFlight') =>
      Object.values(service.counts()).reduce((all, counts) => all + counts[name], 0)
    await calm()
    while (sum('pending') > 0) {
      await calm()
      if (sum('inFlight') > 0 && this.next === undefined) continue
      if (sum('inFlight') > 0) await new Promise((resolve) => setTimeout(resolve, 1))
      if (this.next !== undefined) await this.goTo(this.next)
    }
  }
}

/** Promises that wait for nothing but each other come to their end. */
export async function calm(): Promise<void> {
  for (let turns = 0; turns < 5; turns += 1) await new Promise((resolve) => setImmediate(resolve))
}
