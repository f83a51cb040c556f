import { code } from '../../expressions/code.js'
import { call } from '../../expressions/expression.js'
import { nullish, string } from '../../expressions/kinds.js'
import { defineNative, looksAtText } from '../../expressions/native.js'
import type { FqlManual, FqlRoutine } from './function.js'

const lower = (text: string): string => text.toLowerCase()

export const lowercaseNative = defineNative({
  name: 'fql.lowercase',
  returns: string | nullish,
  looks: looksAtText,
  apply: (text) => (typeof text === 'string' ? lower(text) : null),
  inline: ([text]) =>
    text === undefined ? undefined : code`typeof ${text} === "string" ? ${text}.toLowerCase() : null`,
})

export const lowercase: FqlRoutine = {
  name: 'lowercase',
  signature: { parameters: [{ name: 'text', accepts: string }], returns: string | nullish },
  lower: (args) => call(lowercaseNative, [args.value(0)]),
}

export const lowercaseManual: FqlManual = {
  summary: 'A text in lower case.',
  examples: [
    { query: 'lowercase(event) = "order completed"', event: { event: 'Order Completed' }, result: true },
    { query: 'lowercase(properties.missing) = null', event: {}, result: true },
  ],
  aliases: ['lower', 'tolower', 'tolowercase', 'downcase'],
  facts: { settled: lower },
}
