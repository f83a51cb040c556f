import { setOwn } from '../../json/own.js'
import { isObject } from '../../json/value.js'
import type { Call } from '../expression.js'
import type { NativeFunction } from '../native.js'

/** Where a part of a result stood in the arguments. */
export interface MovedFrom {
  readonly argument: number
  readonly keys: readonly (string | number)[]
}

/**
 * Which parts of what a native gave are parts of its arguments. An object or list that is the very same one tells it
 * by itself. A native that declares which scalars it only moves is run once more, with a token in the place of each:
 * where a token comes out, its scalar did.
 */
export class Moves {
  #places: ReadonlyMap<unknown, MovedFrom> | undefined
  #marked: unknown

  constructor(
    readonly call: Call,
    readonly apply: NativeFunction,
    readonly args: readonly unknown[],
  ) {}

  /** Where the part `value` stood, which is at `keys` of the result. */
  find(value: unknown, keys: readonly string[]): MovedFrom | undefined {
    const isContainer = typeof value === 'object' && value !== null
    if (isContainer) {
      // What is passed on whole needs no search.
      const argument = this.args.indexOf(value)
      if (argument !== -1) return { argument, keys: [] }
    }
    const { moves } = this.call.native
    if (moves === undefined && !isContainer) return undefined
    const places = this.#search(moves)
    if (moves === undefined) return places.get(value)
    let marked = this.#marked
    for (const key of keys) {
      if (typeof marked !== 'object' || marked === null || !Object.hasOwn(marked, key)) return undefined
      marked = (marked as Record<string, unknown>)[key]
    }
    return places.get(marked)
  }

  #search(moves: Call['native']['moves']): ReadonlyMap<unknown, MovedFrom> {
    if (this.#places !== undefined) return this.#places
    const places = new Map<unknown, MovedFrom>()
    const marked = this.args.map((arg, argument) =>
      moves === undefined
        ? remember(arg, { argument, keys: [] }, places)
        : markedCopy(arg, { argument, keys: [] }, moves, places),
    )
    this.#places = places
    if (moves !== undefined) this.#marked = this.apply(...marked)
    return places
  }
}

/** So far down parts are looked for; an event nests less deep, and other data must not exhaust the stack. */
const mostDepth = 200

/** Notes where each object and list stands. */
function remember(value: unknown, place: MovedFrom, places: Map<unknown, MovedFrom>): void {
  if (typeof value !== 'object' || value === null || places.has(value)) return
  if (place.keys.length === mostDepth) return
  places.set(value, place)
  if (Array.isArray(value)) value.forEach((item, index) => void remember(item, below(place, index), places))
  else for (const [key, item] of Object.entries(value)) remember(item, below(place, key), places)
}

/** A copy that has a token in the place of each scalar that is only moved; notes where tokens and copies stand for. */
function markedCopy(
  value: unknown,
  place: MovedFrom,
  moves: NonNullable<Call['native']['moves']>,
  places: Map<unknown, MovedFrom>,
): unknown {
  if (place.keys.length === mostDepth) return value
  const copy = (inner: unknown, key: string | number) => markedCopy(inner, below(place, key), moves, places)
  if (Array.isArray(value)) {
    const list = Array.from(value, copy)
    places.set(list, place)
    return list
  }
  if (isObject(value)) {
    const object: Record<string, unknown> = {}
    for (const key of Object.keys(value)) setOwn(object, key, copy(value[key], key))
    places.set(object, place)
    return object
  }
  // An argument itself is looked at.
  if (value === undefined || place.keys.length === 0) return value
  const moved = moves(place.argument, place.keys)
  if (moved === 'nothing' || (moved === 'present' && (value === null || value === ''))) return value
  const token = Symbol()
  places.set(token, place)
  return token
}

const below = ({ argument, keys }: MovedFrom, key: string | number): MovedFrom => ({
  argument,
  keys: [...keys, key],
})
