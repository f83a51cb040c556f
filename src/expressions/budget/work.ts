import { ValueFailure } from '../failure.js'
import type { Looks } from '../native.js'
import { sizeOf } from './size-of.js'

/**
 * What one run may still cost: a step for each node that is evaluated in a loop, for each character and each element
 * that is looked at. It bounds time and memory alike, and unlike a clock it gives the same answer on every machine, in
 * every back end and in every replay. Where nothing is repeated there is nothing to count (see `meterOf`).
 */
export class Work {
  #left: number

  constructor(readonly most: number) {
    this.#left = most
  }

  /** Throws `ValueFailure` where that is more than is left. */
  spend(amount: number): void {
    this.#left -= amount
    if (!(this.#left >= 0)) throw workFailure(this.most)
  }

  /** All rounds of a loop at once: as many as the list is long. */
  enter(list: unknown, weight: number): void {
    if (Array.isArray(list)) this.spend(list.length * weight)
  }

  /** Everything in a value, as a native sees it that looks so far. */
  look(value: unknown, looks: Looks): void {
    if (typeof value === 'string') this.spend(value.length)
    else if (typeof value === 'object' && value !== null && looks !== 'text')
      this.spend(looks === 'elements' ? countOf(value) : sizeOf(value, this.#left))
  }
}

/** A field costs more to copy than an element. */
const ofField = 8

const countOf = (value: object): number =>
  Array.isArray(value) ? value.length : Object.keys(value).length * ofField

const workFailure = (most: number): ValueFailure =>
  new ValueFailure('TOO_LARGE', `the data makes more than ${most} steps of work`)
