import { call } from '../../expressions/expression.js'
import type { Json } from '../../json/value.js'
import { clockTime } from '../clock-time.js'
import { dateForm, lowerTimezone, toOption } from '../date-options.js'
import { changeDate } from '../dates.js'
import { type DirectiveManual, defineDirective } from '../directive.js'

type Options = { readonly to?: string; readonly timezone?: Json }

const clock = () => Date.UTC(2031, 4, 6, 21, 30, 15, 250)

export const now = defineDirective<Options>({
  name: '@now',
  options: {
    type: 'object',
    properties: {
      to: { ...toOption, description: `${toOption.description} \`iso\` where it is left out.` },
      timezone: {
        $ref: '#/$defs/mapping',
        literal: ['string'],
        description:
          'The zone in which it is written: `Europe/Oslo`. UTC where it is left out or missing; one that does not exist gives nothing.',
      },
    },
  },
  lower({ to = 'iso', timezone }, scope) {
    // A zone that the data names may not exist; apart from that the clock always has a date.
    const invalid = timezone === undefined || typeof timezone === 'string' ? 'error' : 'drop'
    const change = {
      from: 'unix_ms',
      to: dateForm(to, scope.below('to')),
      invalid,
      place: scope.pointer,
    } as const
    return call(
      changeDate,
      [call(clockTime, [scope.given('now')], scope.place), ...lowerTimezone(timezone, scope)],
      change,
    )
  },
})

export const nowManual: DirectiveManual = {
  summary:
    'The time by the clock that the engine was given, the same wherever it is asked for on the way of one event. Without a clock that subscription fails (`NO_CLOCK`).',
  examples: [
    {
      title: 'the forms of this moment',
      mapping: {
        iso: { '@now': {} },
        s: { '@now': { to: 'unix' } },
        ms: { '@now': { to: 'unix_ms' } },
        day: { '@now': { to: 'date' } },
        pattern: { '@now': { to: 'YYYY/MM/DD HH:mm' } },
      },
      data: {},
      sources: { clock },
      gives: {
        iso: '2031-05-06T21:30:15.250Z',
        s: 1935869415,
        ms: 1935869415250,
        day: '2031-05-06',
        pattern: '2031/05/06 21:30',
      },
    },
    {
      title: 'what day it is where the user is',
      mapping: { '@now': { to: 'date', timezone: { '@path': '$.context.timezone' } } },
      data: { context: { timezone: 'Asia/Tokyo' } },
      sources: { clock },
      gives: '2031-05-07',
    },
    {
      title: 'where an event says nothing of its time',
      mapping: { '@coalesce': [{ '@path': '$.timestamp' }, { '@now': {} }] },
      data: { timestamp: null },
      sources: { clock },
      gives: '2031-05-06T21:30:15.250Z',
    },
    {
      title: 'a time zone that does not exist gives nothing',
      mapping: { '@now': { timezone: { '@path': '$.context.timezone' } } },
      data: { context: { timezone: 'Mars/Olympus' } },
      sources: { clock },
    },
  ],
}
