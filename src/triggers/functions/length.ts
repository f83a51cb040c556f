import { call } from '../../expressions/expression.js'
import { list, nullish, number, string } from '../../expressions/kinds.js'
import { defineNative, looksAtText } from '../../expressions/native.js'
import { utf8Length } from '../../json/utf8-length.js'
import type { FqlManual, FqlRoutine } from './function.js'

export const lengthNative = defineNative({
  name: 'fql.length',
  returns: number | nullish,
  looks: looksAtText,
  apply: (value) => {
    if (typeof value === 'string') return utf8Length(value)
    if (Array.isArray(value)) return value.length
    return value === undefined || value === null ? 0 : null
  },
})

/** Bytes, not characters: requirements.md R38. Null counts as 0: R37. */
export const length: FqlRoutine = {
  name: 'length',
  signature: { parameters: [{ name: 'value', accepts: string | list }], returns: number | nullish },
  lower: (args) => call(lengthNative, [args.value(0)]),
}

export const lengthManual: FqlManual = {
  summary: 'How many elements a list has, or how many bytes a text takes in UTF-8; 0 for null.',
  examples: [
    { query: 'length(properties.products) = 2', event: { properties: { products: [{}, {}] } }, result: true },
    { query: 'length(properties.name) = 3', event: { properties: { name: 'ア' } }, result: true },
    { query: 'length(userId) < 1', event: {}, result: true },
  ],
  aliases: ['len', 'size', 'count', 'strlen'],
  facts: { least: 0 },
}
