import { isObject } from '../../json/value.js'
import type { Route } from '../routes/route.js'

/** Where nothing says how large a body may be. */
export const usualMaxBytes = 10 * 1024 * 1024

/** The most bytes that the body of a request may have. */
export const maxBytesOf = ({ template, batch }: Route): number =>
  Math.min(template?.maxBytes ?? usualMaxBytes, batch?.maxBytes ?? usualMaxBytes)

/** The items of a batch in its body: the longest list of those that stand in no other, with the keys that lead there. */
export function itemsIn(body: unknown): {
  readonly keys: readonly string[]
  readonly items: readonly unknown[]
} {
  return listsIn(body, []).reduce(
    (longest, list) => (list.items.length > longest.items.length ? list : longest),
    {
      keys: [],
      items: [],
    },
  )
}

type List = ReturnType<typeof itemsIn>

function listsIn(value: unknown, keys: readonly string[]): readonly List[] {
  if (Array.isArray(value)) return [{ keys, items: value }]
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([key, inner]) => listsIn(inner, [...keys, key]))
}
