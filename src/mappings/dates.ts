import { ValueFailure } from '../expressions/failure.js'
import { absent, anything, nullish, number, string } from '../expressions/kinds.js'
import { looksAtText, type Native } from '../expressions/native.js'
import { firstArgument } from '../expressions/types/native-types.js'
import {
  nothingType,
  numberType,
  only,
  type Type,
  textType,
  unionOf,
  without,
} from '../expressions/types/type.js'
import { keepLast } from '../lazy/keep-last.js'
import { day, daysSince1970 } from '../time/calendar.js'
import type { DatePart } from '../time/date-pattern.js'
import { formatDate } from '../time/format-date.js'
import { parseTime } from '../time/iso-time.js'
import { dateReader, type ReadDate } from '../time/read-date.js'
import { utc, type Zone, zoneNamed } from '../time/zone.js'
import { numberOf } from './numbers.js'

/** Units in which a date can be a number, by how many of them a second has. */
const units = { unix: 1, unix_ms: 1_000, unix_us: 1_000_000 } as const

export type Unit = keyof typeof units
export const isUnit = (text: string): text is Unit => Object.hasOwn(units, text)

/** A unit, `iso`, or the parts of a pattern. */
export type DateForm = Unit | 'iso' | readonly DatePart[]

export type DateChange = {
  readonly from: DateForm | null
  readonly to: DateForm
  readonly invalid: 'drop' | 'keep' | 'error'
  /** Where the directive stands, for the failure. */
  readonly place: string
}

/**
 * A date in another form; the second argument is the time zone of what has none of its own, UTC where it is missing.
 * Null stays null. Throws `ValueFailure` for what is no date where `invalid` is `error`.
 */
export const changeDate: Native<DateChange> = {
  name: 'changeDate',
  returns: anything,
  weight: 300,
  looks: looksAtText,
  type: (args, { to, invalid }) => {
    const value = firstArgument(args)
    const given = without(value, absent | nullish)
    const canBeDate = (given.kinds & (string | number)) !== 0
    return unionOf([
      only(value, absent | nullish),
      ...(canBeDate ? [typeOfForm(to)] : []),
      ...(given.kinds === 0 || invalid === 'error' ? [] : [invalid === 'keep' ? given : nothingType]),
    ])
  },
  prepare: ({ from, to, invalid, place }) => {
    const read = readerOf(from)
    // A zone costs more than its use, and most events of one connection have the same.
    const zoneOf = keepLast(zoneFor)
    return (value, timezone) => {
      if (value === null || value === undefined) return value
      const zone = zoneOf(timezone)
      const moment = zone === undefined ? undefined : read(value, zone)
      if (zone !== undefined && moment !== undefined && isInRange(moment, zone))
        return write(moment, to, zone)
      if (invalid === 'error') throw new ValueFailure('INVALID_DATE', `the value at ${place} is no date`)
      return invalid === 'keep' ? value : undefined
    }
  },
}

function typeOfForm(form: DateForm): Type {
  if (typeof form !== 'string') return isDay(form) ? { kinds: string, format: 'date' } : textType
  return form === 'iso' ? { kinds: string, format: 'date-time' } : numberType
}

const isDay = (parts: readonly DatePart[]): boolean =>
  parts.map((part) => ('text' in part ? part.text : part.token)).join('') === 'YYYY-MM-DD'

function zoneFor(timezone: unknown): Zone | undefined {
  if (timezone === undefined || timezone === null) return utc
  return typeof timezone === 'string' ? zoneNamed(timezone) : undefined
}

/** Microseconds since 1970: whole numbers, and every form of a date is a whole number of them. */
type Read = (value: unknown, zone: Zone) => number | undefined

function readerOf(from: DateForm | null): Read {
  if (from === null) return (value, zone) => readNumber(value) ?? readIso(inIsoLetters(value), zone)
  if (from === 'iso') return readIso
  if (typeof from === 'string') return (value) => inMicroseconds(numberOf(value), from)
  const reader = dateReader(from)
  return typeof reader === 'function' ? readBy(reader) : () => undefined
}

/** The largest number that is a time in seconds, and in milliseconds, where nothing says what it is. */
const mostSeconds = 1e11
const mostMilliseconds = 1e14

function readNumber(value: unknown): number | undefined {
  const number =
    typeof value === 'string' && !/^\s*-?\d+(?:\.\d+)?\s*$/.test(value) ? undefined : numberOf(value)
  const size = Math.abs(number ?? 0)
  return inMicroseconds(number, size < mostSeconds ? 'unix' : size < mostMilliseconds ? 'unix_ms' : 'unix_us')
}

const inMicroseconds = (number: number | undefined, unit: Unit): number | undefined =>
  number === undefined ? undefined : Math.round(number * (units.unix_us / units[unit]))

/** RFC 3339, section 5.6: a `t` and `z` in lower case are read too, and a space where the `T` stands. */
function inIsoLetters(value: unknown): unknown {
  if (typeof value !== 'string') return value
  return value.trim().replace(rfc3339, '$1T$2').replace(/z$/, 'Z')
}

const rfc3339 = /^(\d{4}-\d\d-\d\d)[t ](\d)/

const hasOffset = /T.*(?:Z|[+-][\d:]+)$/

function readIso(value: unknown, zone: Zone): number | undefined {
  const time = typeof value === 'string' ? parseTime(value.trim()) : null
  if (time === null || typeof value !== 'string') return undefined
  return (hasOffset.test(value.trim()) ? time : zone.momentOf(time)) * 1000
}

function readBy(read: ReadDate): Read {
  return (value, zone) => {
    const written = typeof value === 'string' ? read(value.trim()) : undefined
    if (written === undefined) return undefined
    const { shown, offset } = written
    return (offset === undefined ? zone.momentOf(shown) : shown - offset) * 1000
  }
}

/** The years 1 to 9999, which are written with four digits. */
const first = daysSince1970(1, 1, 1) * day
const end = daysSince1970(9999, 12, 31) * day + day

/** In the zone in which the date is written. To ask for its offset costs, and is of use near the ends only. */
function isInRange(microseconds: number, zone: Zone): boolean {
  const moment = microseconds / 1000
  if (moment >= first + day && moment < end - day) return true
  if (!(moment >= first - day && moment < end + day)) return false
  const shown = moment + zone.offsetAt(moment)
  return shown >= first && shown < end
}

const local: readonly DatePart[] = [
  ...([
    { token: 'YYYY' },
    { text: '-' },
    { token: 'MM' },
    { text: '-' },
    { token: 'DD' },
    { text: 'T' },
  ] as const),
  ...([
    { token: 'HH' },
    { text: ':' },
    { token: 'mm' },
    { text: ':' },
    { token: 'ss' },
    { text: '.' },
  ] as const),
  { token: 'SSS' },
]
const inUtc: readonly DatePart[] = [...local, { text: 'Z' }]
const withOffset: readonly DatePart[] = [...local, { token: 'Z' }]

function write(microseconds: number, to: DateForm, zone: Zone): string | number {
  // Adding 0 makes 0 of -0.
  if (typeof to === 'string' && to !== 'iso')
    return Math.floor(microseconds / (units.unix_us / units[to])) + 0
  const moment = Math.floor(microseconds / 1000)
  if (to !== 'iso') return formatDate(moment, zone.offsetAt(moment), to)
  return formatDate(moment, zone.offsetAt(moment), zone === utc ? inUtc : withOffset)
}
