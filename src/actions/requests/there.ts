import { code, quote } from '../../expressions/code.js'
import { call, conditional, type Expression, nothing } from '../../expressions/expression.js'
import { absent, boolean, kindsOf } from '../../expressions/kinds.js'
import { defineNative, looksNowhere } from '../../expressions/native.js'

/** `then` where the value is there; nothing where it is missing. */
export function whereThere(value: Expression, then: Expression): Expression {
  return (kindsOf(value) & absent) === 0 ? then : conditional(call(isThere, [value]), then, nothing)
}

/** `then` where the value is missing; nothing where it is there. */
export function whereMissing(value: Expression, then: Expression): Expression {
  if (value.kind === 'literal') return value.value === undefined ? then : nothing
  return conditional(call(isThere, [value]), nothing, then)
}

export const isThere = defineNative({
  name: 'isThere',
  returns: boolean,
  looks: looksNowhere,
  apply: (value) => value !== undefined,
  inline: ([value = quote(undefined)]) => code`${value} !== undefined`,
})
