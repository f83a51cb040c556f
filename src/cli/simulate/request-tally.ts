import type { ReceivedRequest } from '../../simulate/index.js'
import { formatCount, quantity } from '../report/quantity.js'

/** Of more keys than these it is not told whether they come again. */
const mostKeys = 100_000

/** Counts requests and what they were answered. */
export class RequestTally {
  readonly #answers = new Map<string, number>()
  readonly #taken = new Set<string>()
  #requests = 0
  #repeated = 0

  add({ status, mishap, refused, headers }: ReceivedRequest): void {
    this.#requests += 1
    const told = mishap === undefined ? '' : ` (${typeof mishap === 'number' ? 'as told' : mishap})`
    const answer = `${status ?? 'no answer'}${told}`
    this.#answers.set(answer, (this.#answers.get(answer) ?? 0) + 1)
    const key = headers['idempotency-key']
    const isTaken = refused === undefined && status !== undefined && status < 300
    if (key === undefined || !isTaken) return
    if (this.#taken.has(key)) this.#repeated += 1
    else if (this.#taken.size < mostKeys) this.#taken.add(key)
  }

  /** `12 requests: 9 × 200, 3 × 429 (as told)`. */
  inWords(): string {
    const answers = [...this.#answers].sort().map(([answer, count]) => `${formatCount(count)} × ${answer}`)
    const repeated =
      this.#repeated === 0
        ? []
        : [`${formatCount(this.#repeated)} taken again under an idempotency key that was taken before`]
    const requests = quantity(this.#requests, 'request', 'requests')
    return [answers.length === 0 ? requests : `${requests}: ${answers.join(', ')}`, ...repeated].join('; ')
  }
}
