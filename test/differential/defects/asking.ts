import { equalJson } from '../../../src/json/equal.js'
import { isObject, type Json, type JsonObject } from '../../../src/json/value.js'
import type { Difference } from '../difference.js'
import { isRefused, type Outcome, type Refusal } from '../outcome.js'

/** What the defects ask of a difference. */

/** The options of a directive, where the mapping is that directive and has an object of them. */
export function optionsOf(mapping: Json, directive: string): JsonObject | undefined {
  const options = bodyOf(mapping, directive)
  return isObject(options) ? (options as JsonObject) : undefined
}

/** What stands under the name of a directive. */
export function bodyOf(mapping: Json, directive: string): Json | undefined {
  return isObject(mapping) && Object.hasOwn(mapping, directive)
    ? (mapping as JsonObject)[directive]
    : undefined
}

export const gives = (outcome: Outcome, value: unknown): boolean =>
  !isRefused(outcome) && equalJson(outcome.value, value)

export const givesNothing = (outcome: Outcome): boolean => gives(outcome, undefined)

/** Whether Waybill refuses the mapping at this place before any event, and the peer does something with it. */
export function refusedOnlyByUs({ peer, ours }: Difference, ...places: readonly string[]): boolean {
  return !isRefused(peer) && isRefusedAt(ours, ...places)
}

function isRefusedAt(outcome: Outcome, ...places: readonly string[]): boolean {
  if (!isRefused(outcome) || !outcome.isEarly) return false
  return outcome.pointers.some((pointer) => places.includes(pointer))
}

/** Whether the peer refuses with words like these, and Waybill gives a value. */
export function refusedOnlyByPeer({ peer, ours }: Difference, words: RegExp): boolean {
  return !isRefused(ours) && isRefused(peer) && words.test(peer.refused)
}

/** Whether the peer's validator refuses what would run. */
export const isByValidator = (outcome: Outcome): outcome is Refusal => isRefused(outcome) && outcome.isEarly

export const isFalsy = (value: unknown): boolean =>
  value === '' || value === 0 || value === false || value === null

/** The rule for what is refused when a mapping is compiled. */
export const early =
  'mappings.md, Rules 4: a wrong type, a missing option and an unknown word are known at compile time'

/** Whether an option has a value that Waybill refuses where it stands and the peer makes something of. */
export function isOddOption(
  difference: Difference,
  directive: string,
  name: string,
  isOdd: (value: Json) => boolean,
): boolean {
  const value = optionsOf(difference.mapping, directive)?.[name]
  return value !== undefined && isOdd(value) && refusedOnlyByUs(difference, `/${directive}/${name}`)
}
