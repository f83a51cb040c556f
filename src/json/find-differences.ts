import { pointerTo } from './pointer.js'
import { isList, isObject } from './value.js'

/** A place at which something else was found than was expected. Plain data. */
export interface Difference {
  /** The place, as a JSON Pointer. */
  readonly pointer: string
  /** Left out where nothing was expected there. */
  readonly expected?: unknown
  /** Left out where nothing was found there. */
  readonly found?: unknown
}

/** Whether what is found may have keys of which nothing is expected. Lists have to be as long as expected in both. */
export type Extent = 'whole' | 'part'

/** Whether what is found will do, where something else than equality decides; undefined where it does not. */
export type Decide = (expected: unknown, found: unknown) => boolean | undefined

/**
 * Every place at which two values differ, in the order of what is expected; none where they are equal by value. A key
 * that holds undefined is none.
 */
export function findDifferences(
  expected: unknown,
  found: unknown,
  extent: Extent = 'whole',
  decide: Decide = () => undefined,
): readonly Difference[] {
  return differencesAt('', expected, found)

  function differencesAt(pointer: string, expected: unknown, found: unknown): readonly Difference[] {
    if (expected === found) return []
    const decided = decide(expected, found)
    if (decided !== undefined) return decided ? [] : [difference(pointer, expected, found)]
    if (isList(expected) && isList(found))
      return Array.from({ length: Math.max(expected.length, found.length) }, (_, index) =>
        differencesAt(pointerTo(pointer, index), expected[index], found[index]),
      ).flat()
    if (isObject(expected) && isObject(found))
      return keysOf(expected, found, extent).flatMap((key) =>
        differencesAt(pointerTo(pointer, key), own(expected, key), own(found, key)),
      )
    return [difference(pointer, expected, found)]
  }
}

const keysOf = (expected: object, found: object, extent: Extent): readonly string[] =>
  extent === 'part' ? Object.keys(expected) : [...new Set([...Object.keys(expected), ...Object.keys(found)])]

const own = (object: Record<string, unknown>, key: string): unknown =>
  Object.hasOwn(object, key) ? object[key] : undefined

const difference = (pointer: string, expected: unknown, found: unknown): Difference => ({
  pointer,
  ...(expected === undefined ? {} : { expected }),
  ...(found === undefined ? {} : { found }),
})
