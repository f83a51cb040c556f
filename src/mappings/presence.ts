import { code, joinCode } from '../expressions/code.js'
import type { Expression } from '../expressions/expression.js'
import { absent, boolean, nullish } from '../expressions/kinds.js'
import { defineNative, looksNowhere } from '../expressions/native.js'
import { firstArgument, forKinds, present } from '../expressions/types/native-types.js'
import { booleanType, neverType, scalarType } from '../expressions/types/type.js'
import { typeOf } from '../expressions/types/type-of.js'

/** Neither missing nor null. */
export const isPresent = defineNative({
  name: 'isPresent',
  returns: boolean,
  is: present,
  apply: (value) => value !== undefined && value !== null,
  inline: ([value]) => (value === undefined ? undefined : code`(${value} != null)`),
})

/** Whether one of the values is not missing. */
export const isAnyGiven = defineNative({
  name: 'isAnyGiven',
  returns: boolean,
  looks: looksNowhere,
  type: (values) =>
    values.some(({ kinds }) => (kinds & absent) === 0)
      ? scalarType(true)
      : values.every(({ kinds }) => kinds === absent)
        ? scalarType(false)
        : booleanType,
  apply: (...values) => values.some((value) => value !== undefined),
  inline: (values) =>
    code`(${joinCode(
      values.map((value) => code`${value} !== undefined`),
      ' || ',
    )})`,
})

/** Missing, because all of these are. */
export const noneGiven = defineNative({ name: 'noneGiven', returns: absent, apply: () => undefined })

/**
 * Missing, null, `""`, `0`, `false` or a list that prints as nothing: what equals `""` in JavaScript, which is how
 * the mapping kit that `@if` comes from asks (test/vectors/README.md, untagged readings).
 */
export const isBlank = defineNative({
  name: 'isBlank',
  returns: boolean,
  looks: looksNowhere,
  apply: (value) => value === 0 || value === false || printsNothing(value),
})

function printsNothing(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true
  return Array.isArray(value) && value.length < 2 && printsNothing(value[0])
}

/** Null for null, else missing: what a directive gives for a value that it is not made for. */
export const onlyNull = defineNative({
  name: 'onlyNull',
  returns: nullish | absent,
  asksKind: true,
  type: (args) => forKinds(firstArgument(args), 0, neverType),
  apply: (value) => (value === null ? null : undefined),
  inline: ([value]) => (value === undefined ? undefined : code`${value} === null ? null : undefined`),
})

/** Whether no event can make the value missing or null. */
export function isNeverMissing(value: Expression): boolean {
  return (typeOf(value, new Map()).kinds & (absent | nullish)) === 0
}
