import { call } from '../../expressions/expression.js'
import { nullish, string } from '../../expressions/kinds.js'
import { defineNative, looksAtText } from '../../expressions/native.js'
import { characterAt } from '../characters.js'
import type { FqlManual, FqlRoutine } from './function.js'

/** A word begins at the start and after a space; the rest of it stays as it is. */
function title(text: string): string {
  return text
    .split(' ')
    .map((word) => {
      const first = characterAt(word, 0)
      return first.toUpperCase() + word.slice(first.length)
    })
    .join(' ')
}

export const titlecaseNative = defineNative({
  name: 'fql.titlecase',
  returns: string | nullish,
  looks: looksAtText,
  apply: (text) => (typeof text === 'string' ? title(text) : null),
})

export const titlecase: FqlRoutine = {
  name: 'titlecase',
  signature: { parameters: [{ name: 'text', accepts: string }], returns: string | nullish },
  lower: (args) => call(titlecaseNative, [args.value(0)]),
}

export const titlecaseManual: FqlManual = {
  summary: 'A text with each word capitalised.',
  examples: [
    { query: 'titlecase(event) = "Order Completed"', event: { event: 'order completed' }, result: true },
    { query: 'titlecase(properties.missing) = null', event: {}, result: true },
  ],
  aliases: ['title', 'capitalize', 'capitalise', 'propercase'],
  facts: { settled: title },
}
