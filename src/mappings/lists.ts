import { code } from '../expressions/code.js'
import { call, conditional, type Expression } from '../expressions/expression.js'
import { absent, boolean, kindsOf, list, nullish, object } from '../expressions/kinds.js'
import { defineNative, looksNowhere } from '../expressions/native.js'
import { firstArgument, forKinds } from '../expressions/types/native-types.js'
import { listType, neverType, only, union } from '../expressions/types/type.js'
import { isObject } from '../json/value.js'

/**
 * What `build` makes of the list that `input` gives. A single object counts as a list of one; null stays null, any
 * other value gives nothing (mappings.md, `@each`).
 */
export function overList(input: Expression, build: (items: Expression) => Expression): Expression {
  if (kindsOf(input) === list) return build(input)
  const items = call(listOrOne, [input])
  return conditional(call(isListNative, [items]), build(items), items)
}

export const listOrOne = defineNative({
  name: 'listOrOne',
  returns: list | nullish | absent,
  looks: looksNowhere,
  type: (args) => {
    const value = firstArgument(args)
    const single = only(value, object)
    const made = union(only(value, list), single.kinds === 0 ? neverType : listType(single, 1, 1))
    return forKinds(value, list | object, made)
  },
  apply: (value) => {
    if (Array.isArray(value) || value === null) return value
    return isObject(value) ? [value] : undefined
  },
})

export const isListNative = defineNative({
  name: 'isList',
  returns: boolean,
  is: list,
  apply: Array.isArray,
  inline: ([value]) => (value === undefined ? undefined : code`Array.isArray(${value})`),
})
