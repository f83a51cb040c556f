import { call } from '../../expressions/expression.js'
import { boolean, number, string } from '../../expressions/kinds.js'
import { defineNative, looksNowhere } from '../../expressions/native.js'
import type { FqlManual, FqlRoutine } from './function.js'

export const boolNative = defineNative({
  name: 'fql.bool',
  returns: boolean,
  looks: looksNowhere,
  apply: (value) =>
    value === true || value === 'true' || (typeof value === 'number' && value !== 0 && !Number.isNaN(value)),
})

export const bool: FqlRoutine = {
  name: 'bool',
  signature: { parameters: [{ name: 'value', accepts: boolean | number | string }], returns: boolean },
  lower: (args) => call(boolNative, [args.value(0)]),
}

export const boolManual: FqlManual = {
  summary: 'A value as true or false: true, "true" and any number but 0 are true.',
  examples: [
    { query: 'bool(properties.gift)', event: { properties: { gift: 'true' } }, result: true },
    { query: 'bool(properties.gift)', event: { properties: { gift: 'false' } }, result: false },
    { query: 'bool(properties.gift)', event: { properties: { gift: 1 } }, result: true },
  ],
  aliases: ['boolean', 'tobool', 'toboolean'],
}
