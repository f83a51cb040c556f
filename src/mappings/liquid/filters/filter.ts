import type { LiquidWork } from '../liquid-work.js'

/** What a filter may use beside its input and arguments. */
export interface FilterContext {
  readonly work: LiquidWork
  /** What the engine's clock says, in milliseconds; undefined where there is none. */
  readonly now: unknown
}

/** A filter of the public list (requirements.md R53). */
export interface Filter {
  /** How many arguments it needs; none where it is left out. */
  readonly least?: number
  /** How many arguments it takes; none where it is left out. */
  readonly most?: number
  /** Arguments that are given by name; their values come after the places of all others. */
  readonly named?: readonly string[]
  /** Whether it can use `now`. */
  readonly asksClock?: true
  /** The filter as a function of the value that comes in. It throws `ValueFailure` past the limit. */
  apply(value: unknown, args: readonly unknown[], context: FilterContext): unknown
}

/** Filters by their names. */
export const filters = <Name extends string>(table: Readonly<Record<Name, Filter>>) => table
