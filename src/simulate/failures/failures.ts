import { Dice } from '../../events/sample/dice.js'

/**
 * How often requests that are right fail all the same, as shares from 0 to 1: by a status of 400 and above (`429`), or by
 * `slow` (the answer takes its time), `drop` (the connection breaks), `partial` (of a batch some items are refused).
 */
export interface FailureShares {
  readonly [what: string]: number
}

/** What befalls one request. */
export type Mishap = 'slow' | 'drop' | 'partial' | number

/** Draws what befalls request after request: the same for the same seed. */
export class Failures {
  readonly #dice: Dice
  readonly #shares: readonly (readonly [Mishap, number])[]

  /** Throws `TypeError` where the shares are none. */
  constructor(shares: FailureShares, seed: number) {
    this.#dice = new Dice(seed)
    this.#shares = readShares(shares)
  }

  next(): Mishap | undefined {
    let drawn = this.#dice.below(precision) / precision
    for (const [mishap, share] of this.#shares) {
      if (drawn < share) return mishap
      drawn -= share
    }
    return undefined
  }
}

/** Throws `TypeError` where shares are none. */
export function checkFailures(shares: FailureShares): void {
  readShares(shares)
}

function readShares(shares: FailureShares): readonly (readonly [Mishap, number])[] {
  const read = Object.entries(shares).map(
    ([what, share]) => [mishapOf(what), checkShare(what, share)] as const,
  )
  const sum = read.reduce((total, [, share]) => total + share, 0)
  // What adds up to all, in tenths, may come to a little more.
  if (sum > 1 + 1e-9) throw new TypeError(`failures come to ${sum} of all requests: at most all can fail`)
  return read
}

const precision = 2 ** 32

const kinds = ['slow', 'drop', 'partial'] as const

function mishapOf(what: string): Mishap {
  const kind = kinds.find((name) => name === what)
  if (kind !== undefined) return kind
  if (!/^[45]\d\d$/.test(what))
    throw new TypeError(`"${what}" is no failure: give a status from 400 to 599, ${kinds.join(', ')}`)
  return Number(what)
}

function checkShare(what: string, share: number): number {
  if (!(share >= 0 && share <= 1)) throw new TypeError(`the share of "${what}" is from 0 to 1, such as 0.1`)
  return share
}
