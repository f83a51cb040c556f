import { ValueFailure } from '../../../expressions/failure.js'
import { plain } from '../drop.js'
import { commaText, exactNumberOf, textOf } from '../text-of.js'
import { type FilterContext, filters } from './filter.js'
import { momentIn } from './moment.js'
import { formatTime, type Zone } from './strftime.js'
import { offsetAt } from './time-zone.js'

const fullFormat = '%A, %B %-e, %Y at %-l:%M %P %z'

/** Dates are in UTC, with English names; what is no date comes back as it is. */
export const dateFilters = filters({
  date: {
    most: 2,
    asksClock: true,
    apply(value, [format, zone], context) {
      const given = plain(format)
      const pattern = given === undefined || given === null ? fullFormat : textOf(given, context.work)
      return formatDate(value, pattern, context, plain(zone))
    },
  },
  date_to_xmlschema: {
    asksClock: true,
    apply: (value, _, context) => formatDate(value, '%Y-%m-%dT%H:%M:%S%:z', context),
  },
  date_to_rfc822: {
    asksClock: true,
    apply: (value, _, context) => formatDate(value, '%a, %d %b %Y %H:%M:%S %z', context),
  },
  date_to_string: {
    most: 2,
    asksClock: true,
    apply: (value, args, context) => formatDate(value, dayFormat('%b', args), context),
  },
  date_to_long_string: {
    most: 2,
    asksClock: true,
    apply: (value, args, context) => formatDate(value, dayFormat('%B', args), context),
  },
})

function dayFormat(month: '%b' | '%B', [type, style]: readonly unknown[]): string {
  if (plain(type) !== 'ordinal') return `%d ${month} %Y`
  return plain(style) === 'US' ? `${month} %-e%q, %Y` : `%-e%q ${month} %Y`
}

function formatDate(value: unknown, format: string, context: FilterContext, zone?: unknown): unknown {
  const { work } = context
  const moment = momentOf(plain(value), context)
  if (moment === undefined) return value
  work.spend(format.length)
  const place = zoneOf(zone, moment, context)
  const isDate = validMoment(moment - place.offset * 60_000) !== undefined
  return isDate ? formatTime(moment, format, place, work) : value
}

/** Milliseconds since 1970; undefined where the value is no date. Throws `ValueFailure` where there is no clock. */
function momentOf(value: unknown, { now, work }: FilterContext): number | undefined {
  if (value === 'now' || value === 'today') {
    if (typeof now === 'number') return now
    throw new ValueFailure('NO_CLOCK', `the time of "${value}" is asked for, and no clock was given`)
  }
  switch (typeof value) {
    case 'number':
      return validMoment(value * 1_000)
    case 'boolean':
      return Number(value)
    case 'string':
      return /^\d+$/.test(value) ? validMoment(Number(value) * 1_000) : momentIn(value)
    case 'object':
      return value === null ? undefined : momentIn(commaText(value, work))
    default:
      return undefined
  }
}

/** As far from 1970 as dates reach. */
const validMoment = (moment: number): number | undefined => (Math.abs(moment) <= 8.64e15 ? moment : undefined)

/** UTC, or what the argument says: minutes to the west of it, or the name of a time zone. */
function zoneOf(zone: unknown, moment: number, { work }: FilterContext): Zone {
  if (zone === undefined || zone === null || zone === '') return { offset: 0, name: 'UTC' }
  if (typeof zone !== 'string') return { offset: exactNumberOf(zone, work), name: '' }
  const offset = offsetAt(moment, zone)
  if (offset !== undefined) return { offset, name: zone }
  throw new ValueFailure('INVALID_TIME_ZONE', 'a Liquid date names a time zone that there is not')
}
