import { ValueFailure } from '../expressions/failure.js'
import { anything, list } from '../expressions/kinds.js'
import type { Native } from '../expressions/native.js'
import { setOwn } from '../json/own.js'
import { isObject } from '../json/value.js'

/** How `@walk` goes: `lists` false leaves lists as they are. */
export type Walk = { readonly lists: boolean }

const mostLevels = 1000

/** Every scalar of a nested value, in the order in which it is written. Throws `ValueFailure` beyond 1,000 levels. */
export const scalarsOf: Native<Walk> = {
  name: 'scalarsOf',
  returns: list,
  prepare: (walk) => (value) => {
    const scalars: unknown[] = []
    replaceIn(value, walk, 0, (scalar) => scalars.push(scalar))
    return scalars
  },
}

/**
 * A nested value with its scalars replaced, by a list that says for each in turn: an object holds the replacement as
 * `value`, without one the scalar vanishes; anything else keeps the scalar.
 */
export const replaceScalars: Native<Walk> = {
  name: 'replaceScalars',
  returns: anything,
  prepare: (walk) => (value, replacements) => {
    let place = -1
    return replaceIn(value, walk, 0, (scalar) => {
      place += 1
      const replacement: unknown = Array.isArray(replacements) ? replacements[place] : undefined
      return isObject(replacement) ? replacement.value : scalar
    })
  },
}

function replaceIn(
  value: unknown,
  walk: Walk,
  level: number,
  replace: (scalar: unknown) => unknown,
): unknown {
  if (level > mostLevels)
    throw new ValueFailure('TOO_DEEP', `a value to walk through nests more than ${mostLevels} levels deep`)
  if (value === undefined) return undefined
  if (Array.isArray(value)) {
    if (!walk.lists) return value
    return value.map((item: unknown) => replaceIn(item ?? null, walk, level + 1, replace) ?? null)
  }
  if (!isObject(value)) return replace(value)
  const result: Record<string, unknown> = {}
  for (const key of Object.keys(value)) {
    const item = replaceIn(value[key], walk, level + 1, replace)
    if (item !== undefined) setOwn(result, key, item)
  }
  return result
}
