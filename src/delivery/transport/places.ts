/** So many places: whoever wants one waits until one is free, in the order of asking. */
export class Places {
  #free: number
  /** Who waits, behind those that are called already: a list that is shifted costs more the longer it is. */
  #waiting: (() => void)[] = []
  #called = 0

  constructor(places: number) {
    this.#free = places
  }

  /** Runs something in a place of its own. */
  async run<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#free > 0) this.#free -= 1
    else await new Promise<void>((resolve) => this.#waiting.push(resolve))
    try {
      return await work()
    } finally {
      this.#leave()
    }
  }

  /** Gives a place on, to the next who waits. */
  #leave(): void {
    const next = this.#waiting[this.#called]
    if (next === undefined) {
      this.#free += 1
      return
    }
    this.#called += 1
    if (this.#called * 2 > this.#waiting.length) {
      this.#waiting = this.#waiting.slice(this.#called)
      this.#called = 0
    }
    next()
  }
}
