import { call, defineNative, type Expression, kinds } from '../../../expressions/index.js'
import { removeUndefined } from '../../values/remove-undefined.js'
import type { KitDirective } from '../directive.js'
import { fail } from '../fail.js'
import { mappingToProcess } from '../mapping-to-process.js'
import type { Place } from '../place.js'
import { isObject, realTypeOf } from '../real-type-of.js'
import { validateMapping } from '../validate/validate-mapping.js'

/** A mapping that reads what another one gave. */
export const transform: KitDirective = {
  name: '@transform',
  lower(options, place) {
    if (!isObject(options))
      return fail('@transform requires an object with an "apply" key and a "mapping" key')
    const { apply, mapping } = options
    if (!mapping) return fail('@transform requires a "mapping" key')
    if (!apply) return fail('@transform requires a "apply" key')
    if (!isObject(apply)) return fail('@transform "apply" key should be an object')
    const given = lowerApplied(apply, place)
    return call(second, [given, place.withRoot(given).lower(mapping)])
  },
}

/** What `apply` gives; its mistakes, as those of any whole mapping, are met where a run reaches it. */
function lowerApplied(apply: Readonly<Record<string, unknown>>, place: Place): Expression {
  const data = call(expectData, [place.root])
  try {
    const mapping = mappingToProcess(apply)
    validateMapping(mapping)
    return call(cleaned, [data, place.lower(mapping)])
  } catch (error) {
    return call(failWith(error), [data])
  }
}

/** What is computed for what it may throw, and then the value. */
const second = defineNative({
  name: 'second',
  returns: kinds.anything,
  looks: () => 'nowhere',
  apply: (_, value) => value,
  inline: ([, value]) => value,
})

const expectData = defineNative({
  name: 'expectData',
  returns: kinds.anything,
  apply: (data) => {
    if (data !== undefined && !isObject(data))
      throw new Error(`data must be an object, got ${realTypeOf(data)}`)
    return data
  },
})

const cleaned = defineNative({
  name: 'cleaned',
  returns: kinds.anything,
  apply: (_, value) => removeUndefined(value),
})

const failWith = (error: unknown) =>
  defineNative({
    name: 'failWith',
    returns: kinds.absent,
    apply: () => {
      throw error
    },
  })
