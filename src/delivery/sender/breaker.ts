import { limit } from '../limit.js'

/** When a destination is slowed down that does nothing but fail (requirements.md R95). */
export interface BreakerPolicy {
  /** After so many failures without a success; 100. One delivery alone comes to about 25. */
  readonly failures: number
  /** And only when these go on for so long, in milliseconds; 60,000. */
  readonly afterMs: number
  /** From then on one delivery is tried each so often, in milliseconds; 30,000, doubled by each that fails. */
  readonly probeMs: number
  /** The longest time between two; 15 minutes. */
  readonly capMs: number
}

const usualBreaker: BreakerPolicy = {
  failures: 100,
  afterMs: 60_000,
  probeMs: 30_000,
  capMs: 15 * 60 * 1000,
}

/** Throws a `TypeError` where a limit is none. */
export const breakerPolicyOf = ({
  failures,
  afterMs,
  probeMs,
  capMs,
}: Partial<BreakerPolicy> = {}): BreakerPolicy => ({
  failures: limit('breaker.failures', failures, usualBreaker.failures, 1),
  afterMs: limit('breaker.afterMs', afterMs, usualBreaker.afterMs),
  probeMs: limit('breaker.probeMs', probeMs, usualBreaker.probeMs, 1),
  capMs: limit('breaker.capMs', capMs, usualBreaker.capMs, 1),
})

/** Tried as ever, tried to find out whether the destination is back, or not to be tried now. */
export type Turn = 'free' | 'probe' | 'held'

/** Knows how a destination fares. A single success ends everything. */
export class Breaker {
  #failures = 0
  #failingSince = 0
  #interval = 0
  #probeAt = Number.NEGATIVE_INFINITY

  constructor(private readonly policy: BreakerPolicy) {}

  get isSlowed(): boolean {
    return this.#interval > 0
  }

  /** When the next delivery may be tried, where it is slowed. */
  get probeAt(): number {
    return this.#probeAt
  }

  /** How a delivery stands with it now. A probe is counted as begun: the next one comes only after a while. */
  turn(now: number): Turn {
    if (!this.isSlowed) return 'free'
    // Further away it is only where the clock was set back.
    const wait = this.#probeAt - now
    if (wait > 0 && wait <= this.#interval) return 'held'
    this.#probeAt = now + this.#interval
    return 'probe'
  }

  succeeded(): void {
    this.#failures = 0
    this.#interval = 0
  }

  /** A try did, in its turn: behind a probe the next one comes later. */
  failed(now: number, turn: Turn): void {
    const { failures, afterMs, probeMs, capMs } = this.policy
    if (this.#failures === 0) this.#failingSince = now
    this.#failures += 1
    if (this.isSlowed) {
      if (turn === 'probe') this.#slow(Math.min(this.#interval * 2, capMs), now)
    } else if (this.#failures >= failures && now - this.#failingSince >= afterMs) this.#slow(probeMs, now)
  }

  /** When what may not be tried now is looked at again: some time after the next probe, spread out. */
  later(random: () => number): number {
    return this.#probeAt + this.#interval * random()
  }

  #slow(interval: number, now: number): void {
    this.#interval = interval
    this.#probeAt = now + interval
  }
}
