import { call } from '../../expressions/expression.js'
import type { Json } from '../../json/value.js'
import { dateReader } from '../../time/read-date.js'
import { dateForm, lowerTimezone, toOption } from '../date-options.js'
import { changeDate, type DateForm } from '../dates.js'
import { type DirectiveManual, defineDirective } from '../directive.js'
import type { Scope } from '../scope.js'

type Options = {
  readonly value: Json
  readonly to: string
  readonly from?: string
  readonly timezone?: Json
  readonly invalid?: 'drop' | 'keep' | 'error'
}

export const date = defineDirective<Options>({
  name: '@date',
  options: {
    type: 'object',
    required: ['value', 'to'],
    properties: {
      value: { $ref: '#/$defs/mapping', literal: ['string', 'number'] },
      to: toOption,
      from: {
        type: 'string',
        minLength: 1,
        description:
          'What the value is: `unix`, `unix_ms`, `unix_us`, `iso`, `date` or a pattern, read strictly.',
      },
      timezone: {
        $ref: '#/$defs/mapping',
        literal: ['string'],
        description:
          'The zone in which a date without one of its own is read, and in which the result is written: `Europe/Oslo`. UTC where it is left out or missing.',
      },
      invalid: {
        type: 'string',
        enum: ['drop', 'keep', 'error'],
        description:
          'What becomes of a value that is no date: nothing (`drop`, where it is left out), the value itself, or a failure of the subscription with `INVALID_DATE`.',
      },
    },
  },
  lower({ value, to, from, timezone, invalid = 'drop' }, scope) {
    const target = dateForm(to, scope.below('to'))
    const source = from === undefined ? null : dateForm(from, scope.below('from'))
    reportUnreadable(source, scope.below('from'))
    const zone = lowerTimezone(timezone, scope)
    const change = { from: source, to: target, invalid, place: scope.pointer }
    return call(changeDate, [scope.lower(value, 'value'), ...zone], change)
  },
})

export const dateManual: DirectiveManual = {
  summary:
    'A date in another form. Without `from`, text is read by ISO 8601, also with a space for the `T`, or with `t` and `z` in lower case; a number, also one in text, as Unix seconds below 100,000,000,000, as milliseconds below 100,000,000,000,000, else as microseconds, whatever its sign.',
  examples: [
    {
      title: 'the forms of a moment',
      mapping: {
        s: { '@date': { value: { '@path': '$.timestamp' }, to: 'unix' } },
        ms: { '@date': { value: { '@path': '$.timestamp' }, to: 'unix_ms' } },
        iso: { '@date': { value: { '@path': '$.timestamp' }, to: 'iso' } },
        pattern: { '@date': { value: { '@path': '$.timestamp' }, to: 'YYYY-MM-DD HH:mm:ss.SSS' } },
      },
      data: { timestamp: '2024-03-09T23:30:00.5+02:00' },
      gives: {
        s: 1710019800,
        ms: 1710019800500,
        iso: '2024-03-09T21:30:00.500Z',
        pattern: '2024-03-09 21:30:00.500',
      },
    },
    {
      title: 'numbers are seconds or milliseconds by their size',
      mapping: [
        { '@date': { value: { '@path': '$.s' }, to: 'date' } },
        { '@date': { value: { '@path': '$.ms' }, to: 'date' } },
      ],
      data: { s: 1710019800, ms: '1710019800500' },
      gives: ['2024-03-09', '2024-03-09'],
    },
    {
      title: 'a birthday in the order of another country',
      mapping: { '@date': { value: { '@path': '$.born' }, from: 'D.M.YYYY', to: 'MM/DD' } },
      data: { born: '7.11.1990' },
      gives: '11/07',
    },
    {
      title: 'clocks in a time zone, for what is read and for what is written',
      mapping: [
        { '@date': { value: '2024-07-01T12:00', timezone: 'Europe/Oslo', to: 'unix' } },
        { '@date': { value: { '@path': '$.at' }, timezone: { '@path': '$.zone' }, to: 'iso' } },
      ],
      data: { at: '2024-01-15T12:00:00Z', zone: 'America/New_York' },
      gives: [1719828000, '2024-01-15T07:00:00.000-05:00'],
    },
    {
      title: 'a day that does not exist gives nothing',
      mapping: { '@date': { value: { '@path': '$.born' }, to: 'date' } },
      data: { born: '2023-02-29' },
    },
    {
      title: 'or stays as it is',
      mapping: { '@date': { value: { '@path': '$.born' }, to: 'date', invalid: 'keep' } },
      data: { born: 'in spring' },
      gives: 'in spring',
    },
    {
      title: 'null stays null',
      mapping: { '@date': { value: { '@path': '$.born' }, to: 'date', invalid: 'error' } },
      data: { born: null },
      gives: null,
    },
  ],
}

function reportUnreadable(form: DateForm | null, scope: Scope): void {
  if (form === null || typeof form === 'string') return
  const reader = dateReader(form)
  if (typeof reader !== 'function') scope.problem('map/option', reader.message, { hint: reader.hint })
}
