import { readOwn } from '../../json/own.js'
import { type DataOrigin, type MadeOrigin, nowhere, type Origin, type Traced } from './origin.js'

/** The value at `keys` below another one, with where it comes from. */
export function partAt(whole: Traced, keys: readonly (string | number)[]): Traced {
  return whole.origin.kind === 'data' ? dataAt(whole.value, whole.origin, keys) : keys.reduce(partOf, whole)
}

/** The field or element `key` of a value, with where that comes from. */
export function partOf({ value, origin }: Traced, key: string | number): Traced {
  return origin.kind === 'data'
    ? dataAt(value, origin, [key])
    : { value: readOwn(value, String(key)), origin: originOfPart(origin, value, key) }
}

function dataAt(
  value: unknown,
  { from, keys: start }: DataOrigin,
  keys: readonly (string | number)[],
): Traced {
  const path = start.slice()
  let reached = value
  for (const key of keys) {
    path.push(stepInto(reached, key))
    reached = readOwn(reached, String(key))
  }
  return { value: reached, origin: { kind: 'data', from, keys: path } }
}

/** A key of a list as the number that it is. */
function stepInto(container: unknown, key: string | number): string | number {
  if (typeof key === 'number' || !Array.isArray(container)) return key
  const place = Number(key)
  return Number.isSafeInteger(place) && String(place) === key ? place : key
}

function originOfPart(origin: Origin, whole: unknown, key: string | number): Origin {
  switch (origin.kind) {
    case 'data':
      return dataAt(whole, origin, [key]).origin
    case 'literal':
      return origin
    case 'object':
      return origin.entries.find(([name]) => name === key)?.[1].origin ?? nowhere
    case 'list':
      return origin.items[Number(key)]?.origin ?? nowhere
    case 'made': {
      const moved = movedOrigin(origin, whole)
      return moved === undefined
        ? { ...origin, keys: [...origin.keys, String(key)] }
        : originOfPart(moved, whole, key)
    }
    case 'chosen':
      return { ...origin, of: originOfPart(origin.of, whole, key) }
    case 'written':
      return { kind: 'written', node: origin.node, of: originOfPart(origin.of, whole, key) }
  }
}

/** Where a part of a result comes from that only moved; undefined for what was made anew. */
export function movedOrigin({ from, moves, keys }: MadeOrigin, value: unknown): Origin | undefined {
  const place = moves?.find(value, keys)
  const argument = place === undefined ? undefined : from[place.argument]
  return place === undefined || argument === undefined ? undefined : partAt(argument, place.keys).origin
}
