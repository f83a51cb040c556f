import { readOwn } from '../../json/own.js'
import { isObject } from '../../json/value.js'
import { mentionsIn, ownersOf, placeInPointer } from './mentions.js'

/** The items that an answer speaks of, and those that it is to speak of. */
export interface Turn {
  readonly items: readonly unknown[]
  readonly others: readonly unknown[]
  /** Which item the first of the others stands for; 0 where they stand for each other from the beginning. */
  readonly shift: number
}

/**
 * The body of an answer that speaks of the items of one request, as it speaks of those of another: what is said of the first
 * is said of the first there, and so on in turn, where there are more.
 */
export function inTurn(body: unknown, turn: Turn): unknown {
  if (isObject(body))
    return Object.fromEntries(Object.entries(body).map(([key, part]) => [key, inTurn(part, turn)]))
  if (!Array.isArray(body)) return body
  const { items, others, shift } = turn
  const owners = ownersIn(body, items)
  if (owners === undefined) return body.map((element) => inTurn(element, turn))
  return others.flatMap((other, index) =>
    body.flatMap((element, place) => {
      const from = owners[place] ?? 0
      return from === (index + shift) % items.length ? [restated(element, { items, from, other, index })] : []
    }),
  )
}

/** The first item that the body of an answer speaks of; 0 where it speaks of none. */
export function firstSpokenOf(body: unknown, items: readonly unknown[]): number {
  return Math.min(...spokenOf(body, items), items.length) % Math.max(items.length, 1)
}

function spokenOf(body: unknown, items: readonly unknown[]): readonly number[] {
  if (isObject(body)) return Object.values(body).flatMap((part) => spokenOf(part, items))
  if (!Array.isArray(body)) return []
  return ownersIn(body, items) ?? body.flatMap((element) => spokenOf(element, items))
}

/** The item that each element of a list speaks of; undefined where one speaks of none, or of several. */
function ownersIn(list: readonly unknown[], items: readonly unknown[]): readonly number[] | undefined {
  const mentions = list.map((element) => [...mentionsIn(element, items)])
  return mentions.length > 0 && mentions.every(({ length }) => length === 1) ? mentions.flat() : undefined
}

interface Restating {
  readonly items: readonly unknown[]
  /** The place of the item that is spoken of. */
  readonly from: number
  /** The one that is spoken of now, and its place. */
  readonly other: unknown
  readonly index: number
}

function restated(part: unknown, to: Restating, key = ''): unknown {
  if (Array.isArray(part)) return part.map((element) => restated(element, to, key))
  if (isObject(part))
    return Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, restated(inner, to, name)]))
  const { items, from, other, index } = to
  if (ownersOf(part, items).length > 0) return sameIn(part, items[from], other) ?? part
  if (index === from) return part
  if (part === from) return index
  // Two records have two ids.
  if (/^id$/i.test(key)) return typeof part === 'number' ? part + index : `${part}-${index}`
  return typeof part === 'string'
    ? part.replace(placeInPointer, (digits) => (Number(digits) === from ? String(index) : digits))
    : part
}

/** What stands in the other item where a leaf stands in this one. */
function sameIn(leaf: unknown, item: unknown, other: unknown): unknown {
  if (item === leaf) return other
  if (typeof item !== 'object' || item === null) return undefined
  for (const [key, inner] of Object.entries(item)) {
    const found = sameIn(leaf, inner, readOwn(other, key))
    if (found !== undefined) return found
  }
  return undefined
}
