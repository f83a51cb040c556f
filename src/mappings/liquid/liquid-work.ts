import type { Work } from '../../expressions/budget/work.js'
import { ValueFailure } from '../../expressions/failure.js'
import { longestQuickPattern } from '../../json/find-text.js'

/**
 * What one rendering may still cost, counted in characters and elements that are looked at or made: it bounds time
 * and memory alike, and unlike a clock it gives the same answer on every machine and in every replay.
 */
export class LiquidWork {
  #left: number

  /** `run` is the work of the whole run that it is a part of. */
  constructor(
    readonly most: number,
    readonly run?: Work,
  ) {
    this.#left = most
  }

  /** Throws `ValueFailure` where that is more than is left. */
  spend(amount: number): void {
    this.#left -= amount
    if (!(this.#left >= 0))
      throw new ValueFailure(
        'LIQUID_LIMIT',
        `a Liquid template comes to more than ${this.most} steps of work`,
      )
    this.run?.spend(amount)
  }

  /** The cost of looking for one text in another, which is not linear where both are long and alike. */
  spendSearch(text: string, pattern: string): void {
    const places = Math.max(0, text.length - pattern.length + 1)
    this.spend(text.length + (pattern.length > longestQuickPattern ? (places * pattern.length) / 50 : 0))
  }
}
