import { isObject } from '../../json/value.js'

/**
 * The items of a request that a part of its answer speaks of: by a text that stands in one of them alone, else by
 * their place in the list, as a number or in a pointer (`/data/3/name`).
 */
export function mentionsIn(part: unknown, items: readonly unknown[]): ReadonlySet<number> {
  const leaves = leavesOf(part)
  const byText = leaves.flatMap((leaf) => ownersOf(leaf, items))
  return new Set(byText.length > 0 ? byText : leaves.flatMap((leaf) => placesIn(leaf, items.length)))
}

/** The item in which alone a text stands. */
export function ownersOf(leaf: unknown, items: readonly unknown[]): readonly number[] {
  if (typeof leaf !== 'string' || leaf === '') return []
  const owners = items.flatMap((item, index) => (leavesOf(item).includes(leaf) ? [index] : []))
  return owners.length === 1 ? owners : []
}

function placesIn(leaf: unknown, count: number): readonly number[] {
  const places =
    typeof leaf === 'string' ? [...leaf.matchAll(placeInPointer)].map(([, digits]) => Number(digits)) : [leaf]
  return places.filter(
    (place): place is number =>
      typeof place === 'number' && Number.isInteger(place) && place >= 0 && place < count,
  )
}

/** A key of a JSON Pointer that is a place in a list. */
export const placeInPointer = /(?<=\/)(\d+)(?=\/|$)/g

/** What of a value has no parts. */
function leavesOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value.flatMap(leavesOf)
  return isObject(value) ? Object.values(value).flatMap(leavesOf) : [value]
}
