import { code } from '../expressions/code.js'
import type { Expression } from '../expressions/expression.js'
import { absent, boolean, kindsOf, nullish } from '../expressions/kinds.js'
import { defineNative } from '../expressions/native.js'
import { firstArgument, forKinds, present } from '../expressions/types/native-types.js'
import { neverType } from '../expressions/types/type.js'

/** Neither missing nor null. */
export const isPresent = defineNative({
  name: 'isPresent',
  returns: boolean,
  is: present,
  apply: (value) => value !== undefined && value !== null,
  inline: ([value]) => (value === undefined ? undefined : code`(${value} != null)`),
})

/**
 * Missing, null, `""`, `0`, `false` or a list that prints as nothing: what equals `""` in JavaScript, which is how
 * the mapping kit that `@if` comes from asks (test/vectors/README.md, untagged readings).
 */
export const isBlank = defineNative({
  name: 'isBlank',
  returns: boolean,
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
  return (kindsOf(value) & (absent | nullish)) === 0
}
