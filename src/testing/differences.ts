import { pointerTo } from '../json/pointer.js'
import { isList, isObject } from '../json/value.js'
import { isAsymmetric } from './asymmetric.js'

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

/**
 * Every place at which two values differ, in the order of what is expected; none where they are equal by value. A key
 * that holds undefined is none. Where a test framework's own matcher is expected (`expect.any(String)`), it decides.
 */
export function findDifferences(
  expected: unknown,
  found: unknown,
  extent: Extent,
  pointer = '',
): readonly Difference[] {
  if (expected === found) return []
  if (isAsymmetric(expected))
    return expected.asymmetricMatch(found) ? [] : [difference(pointer, expected, found)]
  if (isList(expected) && isList(found))
    return Array.from({ length: Math.max(expected.length, found.length) }, (_, index) =>
      findDifferences(expected[index], found[index], extent, pointerTo(pointer, index)),
    ).flat()
  if (isObject(expected) && isObject(found))
    return keysOf(expected, found, extent).flatMap((key) =>
      findDifferences(own(expected, key), own(found, key), extent, pointerTo(pointer, key)),
    )
  return [difference(pointer, expected, found)]
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
