import { code } from '../../expressions/code.js'
import { call } from '../../expressions/expression.js'
import { nullish, string } from '../../expressions/kinds.js'
import { defineNative, looksAtText } from '../../expressions/native.js'
import type { FqlManual, FqlRoutine } from './function.js'

const upper = (text: string): string => text.toUpperCase()

export const uppercaseNative = defineNative({
  name: 'fql.uppercase',
  returns: string | nullish,
  looks: looksAtText,
  apply: (text) => (typeof text === 'string' ? upper(text) : null),
  inline: ([text]) =>
    text === undefined ? undefined : code`typeof ${text} === "string" ? ${text}.toUpperCase() : null`,
})

export const uppercase: FqlRoutine = {
  name: 'uppercase',
  signature: { parameters: [{ name: 'text', accepts: string }], returns: string | nullish },
  lower: (args) => call(uppercaseNative, [args.value(0)]),
}

export const uppercaseManual: FqlManual = {
  summary: 'A text in upper case.',
  examples: [
    { query: 'uppercase(event) = "ORDER COMPLETED"', event: { event: 'Order Completed' }, result: true },
    { query: 'uppercase(properties.missing) = null', event: {}, result: true },
  ],
  aliases: ['upper', 'toupper', 'touppercase', 'upcase'],
  facts: { settled: upper },
}
