import { call, defineNative, kinds } from '../../../expressions/index.js'
import type { KitDirective } from '../directive.js'
import { isObject } from '../real-type-of.js'

/** Nothing for null; inside of objects nulls are missing, inside of lists they stay. */
export const excludeWhenNull: KitDirective = {
  name: '@excludeWhenNull',
  lower: (value, place) => call(withoutNulls, [place.lower(value)]),
}

const withoutNulls = defineNative({
  name: 'withoutNullsOf',
  returns: kinds.anything,
  apply: (value) => (value === null ? undefined : forgetNulls(value)),
})

function forgetNulls(value: unknown): unknown {
  if (!isObject(value)) return value
  const entries = Object.entries(value).filter(([key]) => key !== '__proto__')
  return Object.fromEntries(
    entries.map(([key, inner]) => [key, inner === null ? undefined : forgetNulls(inner)]),
  )
}
