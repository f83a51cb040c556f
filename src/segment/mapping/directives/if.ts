import {
  call,
  conditional,
  defineNative,
  type Expression,
  kinds,
  nothing,
} from '../../../expressions/index.js'
import type { KitDirective } from '../directive.js'
import { fail } from '../fail.js'
import type { Place } from '../place.js'
import { isObject } from '../real-type-of.js'

/** A branch `else` that counts as false for JavaScript is none. */
export const ifDirective: KitDirective = {
  name: '@if',
  lower(options, place) {
    if (!isObject(options)) return fail('@if requires an object with an "exists" key')
    if (!options.exists && !options.blank) return fail('@if requires an "exists" key or a "blank" key')
    const { then, else: otherwise } = options
    return conditional(
      lowerTest(options, place),
      then === undefined ? nothing : place.lower(then),
      otherwise ? place.lower(otherwise) : nothing,
    )
  },
}

const lowerTest = ({ exists, blank }: Readonly<Record<string, unknown>>, place: Place): Expression =>
  exists === undefined ? call(isFilled, [place.lower(blank)]) : call(isThere, [place.lower(exists)])

const isThere = defineNative({
  name: 'isThere',
  returns: kinds.boolean,
  looks: () => 'nowhere',
  apply: (value) => value !== undefined && value !== null,
})

const isFilled = defineNative({
  name: 'isFilled',
  returns: kinds.boolean,
  looks: () => 'nowhere',
  apply: (value) =>
    // biome-ignore lint/suspicious/noDoubleEquals: 0, false and empty lists count as blank, by the rules of JavaScript.
    value !== undefined && value !== null && value != '',
})
