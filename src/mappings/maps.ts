import { code } from '../expressions/code.js'
import { call, conditional, type Expression } from '../expressions/expression.js'
import { boolean, kindsOf, object } from '../expressions/kinds.js'
import { defineNative } from '../expressions/native.js'
import { setOwn } from '../json/own.js'
import { isObject } from '../json/value.js'
import { onlyNull } from './presence.js'

/** What `build` makes of the object that `input` gives; null stays null, any other value gives nothing. */
export function overObject(input: Expression, build: (map: Expression) => Expression): Expression {
  if (kindsOf(input) === object) return build(input)
  return conditional(call(isMap, [input]), build(input), call(onlyNull, [input]))
}

/** A new object of the own fields for which `keep` holds; what is undefined vanishes. */
export function copyFields(
  source: Record<string, unknown>,
  keep: (key: string, value: unknown) => boolean,
): Record<string, unknown> {
  const result: Record<string, unknown> = {}
  for (const key of Object.keys(source)) {
    const value = source[key]
    if (value !== undefined && keep(key, value)) setOwn(result, key, value)
  }
  return result
}

export const isMap = defineNative({
  name: 'isMap',
  returns: boolean,
  is: object,
  apply: isObject,
  inline: ([value]) =>
    value === undefined
      ? undefined
      : code`(typeof ${value} === 'object' && ${value} !== null && !Array.isArray(${value}))`,
})
