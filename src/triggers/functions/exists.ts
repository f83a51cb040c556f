import { code } from '../../expressions/code.js'
import { call } from '../../expressions/expression.js'
import { absent, anything, boolean, nullish } from '../../expressions/kinds.js'
import { defineNative } from '../../expressions/native.js'
import { knownNull, knownPresent } from '../analysis/tells.js'
import type { FqlManual, FqlRoutine } from './function.js'

export const existsNative = defineNative({
  name: 'fql.exists',
  returns: boolean,
  is: anything & ~(absent | nullish),
  apply: (value) => value !== undefined && value !== null,
  inline: ([value]) => (value === undefined ? undefined : code`${value} != null`),
})

/** Null and missing are alike: requirements.md R24. */
export const exists: FqlRoutine = {
  name: 'exists',
  signature: { parameters: [{ name: 'path', accepts: anything }], returns: boolean },
  checkLiterals: ([value]) =>
    value === undefined
      ? undefined
      : { argument: 0, message: 'exists() takes the path of a field, without quotes' },
  lower: (args) => call(existsNative, [args.value(0)]),
}

export const existsManual: FqlManual = {
  summary: 'Whether a field is there and is not null.',
  examples: [
    { query: 'exists(properties.coupon)', event: { properties: { coupon: '' } }, result: true },
    { query: 'exists(properties.coupon)', event: { properties: { coupon: null } }, result: false },
  ],
  aliases: ['isset', 'defined', 'notnull', 'present'],
  facts: { tells: (outcome) => (outcome ? knownPresent : knownNull) },
}
