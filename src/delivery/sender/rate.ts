/** Spaces requests evenly: at most so many a second. */
export class Rate {
  #next = Number.NEGATIVE_INFINITY
  #asked = Number.NEGATIVE_INFINITY
  readonly #intervalMs: number

  constructor(perSecond: number) {
    this.#intervalMs = 1000 / perSecond
  }

  /** How many milliseconds the next request has to wait; whoever asks has its place then. */
  reserve(now: number): number {
    // Who sets a clock back does not stop what is sent until it is there again.
    if (now < this.#asked) this.#next -= this.#asked - now
    this.#asked = now
    const at = Math.max(now, this.#next)
    this.#next = at + this.#intervalMs
    return at - now
  }
}
