/** Spaces requests evenly: at most so many a second. */
export class Rate {
  #next = Number.NEGATIVE_INFINITY
  readonly #intervalMs: number

  constructor(perSecond: number) {
    this.#intervalMs = 1000 / perSecond
  }

  /** How many milliseconds the next request has to wait; whoever asks has its place then. */
  reserve(now: number): number {
    const at = Math.max(now, this.#next)
    this.#next = at + this.#intervalMs
    return at - now
  }
}
