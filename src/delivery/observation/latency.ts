/** How long events took, in milliseconds. */
export interface Latency {
  /** How many there were. */
  readonly count: number
  /** So long, or shorter, took half of them, 95 in a hundred, and 99; to within one in a hundred. */
  readonly p50: number
  readonly p95: number
  readonly p99: number
  readonly max: number
}

/** Each bucket ends so many times as far out as the one before. */
const growth = 1.02

/**
 * Times of which only the magnitudes are kept, in buckets that grow with them: some hundred numbers, however many times
 * there are, and every estimate is off by less than one in a hundred.
 */
export class Latencies {
  readonly #buckets = new Map<number, number>()
  #count = 0
  #max = 0

  /** What is shorter than a millisecond counts as one. */
  add(milliseconds: number): void {
    const time = Math.max(1, milliseconds)
    const bucket = Math.ceil(Math.log(time) / Math.log(growth))
    this.#buckets.set(bucket, (this.#buckets.get(bucket) ?? 0) + 1)
    this.#count += 1
    this.#max = Math.max(this.#max, time)
  }

  /** Undefined where there were none. */
  snapshot(): Latency | undefined {
    if (this.#count === 0) return undefined
    const buckets = [...this.#buckets].sort(([a], [b]) => a - b)
    const below = (share: number) => {
      let seen = 0
      for (const [bucket, times] of buckets) {
        seen += times
        if (seen >= this.#count * share) return Math.min(this.#max, middleOf(bucket))
      }
      return this.#max
    }
    return { count: this.#count, p50: below(0.5), p95: below(0.95), p99: below(0.99), max: this.#max }
  }
}

/** As far from both ends of a bucket, in proportion. */
const middleOf = (bucket: number): number => (2 * growth ** bucket) / (1 + growth)
