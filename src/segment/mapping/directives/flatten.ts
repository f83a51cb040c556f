import { call, defineNative, kinds, literal } from '../../../expressions/index.js'
import { setOwn } from '../../../json/own.js'
import type { KitDirective } from '../directive.js'
import { fail } from '../fail.js'
import { isObject } from '../real-type-of.js'

/** Nested objects in one, with joined keys; what is no object is an object with an empty key. */
export const flatten: KitDirective = {
  name: '@flatten',
  lower(options, place) {
    if (!isObject(options)) return fail('@flatten requires an object with a "separator" key')
    const { separator, value, omitArrays } = options
    if (!separator) return fail('@flatten requires a "separator" key')
    return call(flattenBy, [place.lower(separator), place.lower(value), literal(Boolean(omitArrays))])
  },
}

const flattenBy = defineNative({
  name: 'flattenBy',
  returns: kinds.object,
  apply: (separator, value, omitArrays) => {
    if (typeof separator !== 'string') throw new Error('@flatten requires a string separator')
    const flat: Record<string, unknown> = {}
    addLeaves(value, '', separator, omitArrays === true, flat)
    return flat
  },
})

function addLeaves(
  value: unknown,
  key: string,
  separator: string,
  omitArrays: boolean,
  flat: Record<string, unknown>,
): void {
  if (isObject(value) || (Array.isArray(value) && !omitArrays)) {
    for (const [name, inner] of Object.entries(value))
      addLeaves(inner, key === '' ? name : `${key}${separator}${name}`, separator, omitArrays, flat)
  } else {
    setOwn(flat, key, value)
  }
}
