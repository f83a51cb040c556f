import { call, defineNative, kinds } from '../../../expressions/index.js'
import type { KitDirective } from '../directive.js'
import { fail } from '../fail.js'
import { isObject } from '../real-type-of.js'

/** The fields of several objects; a missing one takes an earlier one away, lists and text give their elements. */
export const merge: KitDirective = {
  name: '@merge',
  lower(options, place) {
    if (!isObject(options))
      return fail('@merge requires an object with an "objects" key and a "direction" key')
    const { direction, objects } = options
    if (!direction) return fail('@merge requires a "direction" key')
    if (!objects) return fail('@merge requires a "objects" key')
    if (!Array.isArray(objects)) return fail(`@merge: expected opts.array, got ${typeof objects}`)
    const parts: unknown[] = objects
    return call(mergeBy, [place.lower(direction), ...parts.map((part) => place.lower(part))])
  },
}

const mergeBy = defineNative({
  name: 'mergeBy',
  returns: kinds.object,
  apply: (direction, ...parts) => {
    const merged: Record<string, unknown> = {}
    for (const part of direction === 'left' ? parts.reverse() : parts)
      for (const [key, value] of Object.entries(part ?? {})) if (key !== '__proto__') merged[key] = value
    return merged
  },
})
