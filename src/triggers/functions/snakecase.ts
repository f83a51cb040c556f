import { call } from '../../expressions/expression.js'
import { nullish, string } from '../../expressions/kinds.js'
import { defineNative, looksAtText } from '../../expressions/native.js'
import type { FqlManual, FqlRoutine } from './function.js'

const snake = (text: string): string => text.replaceAll(' ', '_')

export const snakecaseNative = defineNative({
  name: 'fql.snakecase',
  returns: string | nullish,
  looks: looksAtText,
  apply: (text) => (typeof text === 'string' ? snake(text) : null),
})

export const snakecase: FqlRoutine = {
  name: 'snakecase',
  signature: { parameters: [{ name: 'text', accepts: string }], returns: string | nullish },
  lower: (args) => call(snakecaseNative, [args.value(0)]),
}

export const snakecaseManual: FqlManual = {
  summary: 'A text with an underscore for each space; the case stays.',
  examples: [
    { query: 'snakecase(event) = "Order_Completed"', event: { event: 'Order Completed' }, result: true },
    { query: 'snakecase(properties.missing) = null', event: {}, result: true },
  ],
  aliases: ['snake', 'underscore'],
  facts: { settled: snake },
}
