import { call } from '../../expressions/expression.js'
import { nullish, number, string } from '../../expressions/kinds.js'
import { defineNative, looksAtText } from '../../expressions/native.js'
import { parseTime } from '../../time/iso-time.js'
import type { FqlManual, FqlRoutine } from './function.js'

export const timeNative = defineNative({
  name: 'fql.time',
  returns: number | nullish,
  weight: 50,
  looks: looksAtText,
  apply: (text) => (typeof text === 'string' ? parseTime(text) : null),
})

export const time: FqlRoutine = {
  name: 'time',
  signature: { parameters: [{ name: 'text', accepts: string }], returns: number | nullish },
  lower: (args) => call(timeNative, [args.value(0)]),
}

export const timeManual: FqlManual = {
  summary:
    'An ISO-8601 date as milliseconds since 1970, null where a text is no date; without a zone it is UTC.',
  examples: [
    {
      query: 'time(timestamp) >= time("2023-01-01")',
      event: { timestamp: '2023-04-21T21:55:00.933+02:00' },
      result: true,
    },
    { query: 'time(timestamp) = null', event: { timestamp: '2023-02-30' }, result: true },
  ],
  aliases: ['date', 'timestamp', 'parsetime', 'todate'],
}
