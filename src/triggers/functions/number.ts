import { call } from '../../expressions/expression.js'
import { boolean, nullish, number as numeric, string } from '../../expressions/kinds.js'
import { defineNative, looksAtText } from '../../expressions/native.js'
import { isDigit } from '../characters.js'
import type { FqlManual, FqlRoutine } from './function.js'

export const numberNative = defineNative({
  name: 'fql.number',
  returns: numeric | nullish,
  looks: looksAtText,
  apply: (value) => {
    if (typeof value === 'number') return value
    if (typeof value === 'boolean') return value ? 1 : 0
    return typeof value === 'string' ? parse(value) : null
  },
})

export const number: FqlRoutine = {
  name: 'number',
  signature: {
    parameters: [{ name: 'value', accepts: boolean | numeric | string }],
    returns: numeric | nullish,
  },
  lower: (args) => call(numberNative, [args.value(0)]),
}

export const numberManual: FqlManual = {
  summary: 'A text as a number, null where it is none; true is 1 and false is 0.',
  examples: [
    { query: 'number(properties.price) > 19', event: { properties: { price: '19.99' } }, result: true },
    { query: 'number(properties.price) = null', event: { properties: { price: 'free' } }, result: true },
  ],
  aliases: ['int', 'float', 'tonumber', 'parsefloat', 'parseint'],
}

/** Decimal digits, with a sign, a fraction and an exponent at most: no blanks, no hexadecimal, no "Infinity". */
function parse(text: string): number | null {
  for (let index = 0; index < text.length; index += 1) {
    if (!isDigit(text.charCodeAt(index)) && !'+-.eE'.includes(text.charAt(index))) return null
  }
  const value = Number(text)
  return text !== '' && Number.isFinite(value) ? value : null
}
