import { equalJson } from '../../src/json/equal.js'

/** What one side does with a mapping and an event: a value (undefined where nothing comes out), or no. */
export type Outcome =
  | { readonly value: unknown }
  | {
      readonly refused: string
      /** True where it is said before any event comes. */
      readonly isEarly: boolean
      /** Where it is said, each place once. */
      readonly pointers: readonly string[]
    }

export type Refusal = Extract<Outcome, { refused: string }>

export const isRefused = (outcome: Outcome): outcome is Refusal => 'refused' in outcome

/** Whether two sides do the same: the same value, the order of keys aside, or no value for either. */
export function agree(one: Outcome, other: Outcome): boolean {
  if (isRefused(one) || isRefused(other)) return isRefused(one) && isRefused(other)
  return equalJson(one.value, other.value)
}
