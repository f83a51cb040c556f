import { call } from '../../expressions/expression.js'
import { nullish, string } from '../../expressions/kinds.js'
import { defineNative, looksAtText } from '../../expressions/native.js'
import type { FqlManual, FqlRoutine } from './function.js'

const kebab = (text: string): string => text.replaceAll(' ', '-')

export const kebabcaseNative = defineNative({
  name: 'fql.kebabcase',
  returns: string | nullish,
  looks: looksAtText,
  apply: (text) => (typeof text === 'string' ? kebab(text) : null),
})

export const kebabcase: FqlRoutine = {
  name: 'kebabcase',
  signature: { parameters: [{ name: 'text', accepts: string }], returns: string | nullish },
  lower: (args) => call(kebabcaseNative, [args.value(0)]),
}

export const kebabcaseManual: FqlManual = {
  summary: 'A text with a hyphen for each space; the case stays.',
  examples: [
    { query: 'kebabcase(event) = "Order-Completed"', event: { event: 'Order Completed' }, result: true },
    { query: 'kebabcase(properties.missing) = null', event: {}, result: true },
  ],
  aliases: ['kebab', 'dashcase', 'slug'],
  facts: { settled: kebab },
}
