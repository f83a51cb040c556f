import { call } from '../../expressions/expression.js'
import { boolean, nullish, number, string as text } from '../../expressions/kinds.js'
import { defineNative, looksAtText } from '../../expressions/native.js'
import type { FqlManual, FqlRoutine } from './function.js'

export const stringNative = defineNative({
  name: 'fql.string',
  returns: text | nullish,
  looks: looksAtText,
  apply: (value) => {
    if (typeof value === 'string') return value
    return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null
  },
})

export const string: FqlRoutine = {
  name: 'string',
  signature: { parameters: [{ name: 'value', accepts: boolean | number | text }], returns: text | nullish },
  lower: (args) => call(stringNative, [args.value(0)]),
}

export const stringManual: FqlManual = {
  summary: 'A number, true or false as text; null stays null.',
  examples: [
    { query: 'string(properties.quantity) = "3"', event: { properties: { quantity: 3 } }, result: true },
    { query: 'string(properties.missing) = null', event: {}, result: true },
  ],
  aliases: ['str', 'text', 'tostring'],
}
