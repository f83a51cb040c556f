import type { Type } from '../../expressions/types/type.js'
import type { BrokenRule } from '../../schemas/words.js'

/** Why values of a type do not fit a schema. */
export interface Misfit {
  /** Where inside of the value: names of fields, and 0 for any element of a list. */
  readonly keys: readonly (string | number)[]
  readonly rule: BrokenRule
  /** What can be there. */
  readonly found: Type
  /** Whether no value of the type fits; else some do, those that lack the part at fault among them. */
  readonly always: boolean
}

export const misfit = (keyword: string, rule: unknown, found: Type): Misfit => ({
  keys: [],
  rule: { keyword, rule },
  found,
  always: true,
})

/** The same misfit, seen from further out. */
export const inside = (key: string | number, inner: Misfit): Misfit => ({
  ...inner,
  keys: [key, ...inner.keys],
})

export const sometimes = (inner: Misfit): Misfit => ({ ...inner, always: false })
