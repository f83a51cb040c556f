import { equalJson } from '../../json/equal.js'

/** What stood in a list and does not any more, by value. */
export function goneItems<Item>(before: readonly Item[], after: readonly unknown[]): readonly Item[] {
  return before.filter((item) => !after.some((other) => equalJson(item, other)))
}
