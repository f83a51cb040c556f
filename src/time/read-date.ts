import { day, daysIn, daysSince1970, hour, minute } from './calendar.js'
import type { DatePart, DatePatternProblem, DateToken } from './date-pattern.js'
import { months, short } from './names.js'

/** A date as it is written: what its clock shows, and how far that is from UTC where the text says so. */
export interface WrittenDate {
  readonly shown: number
  readonly offset: number | undefined
}

export type ReadDate = (text: string) => WrittenDate | undefined

/** A strict reader of what a pattern writes; what it writes otherwise, or a date that does not exist, is undefined. */
export function dateReader(parts: readonly DatePart[]): ReadDate | DatePatternProblem {
  const found = parts.flatMap((part) => ('token' in part ? [part.token] : []))
  const problem = problemOf(found)
  if (problem !== undefined) return problem
  const form = new RegExp(`^${parts.map(sourceOf).join('')}$`, 'i')
  return (text) => {
    const match = form.exec(text)
    return match === null ? undefined : writtenDate(new Map(found.map((token, at) => [token, match[at + 1]])))
  }
}

/** What a pattern to read by has to hold, each part once. */
function problemOf(found: readonly DateToken[]): DatePatternProblem | undefined {
  const unreadable = found.find((token) => !(token in sources))
  if (unreadable !== undefined)
    return { message: `"${unreadable}" can not be read`, hint: 'it is only for writing dates' }
  const initials = found.map(([initial = '']) => initial.replace('a', 'A'))
  const repeated = initials.find((initial, at) => initials.indexOf(initial) < at)
  if (repeated !== undefined)
    return { message: `the pattern holds "${repeated}" twice`, hint: 'each part is read once' }
  if (!['Y', 'M', 'D'].every((initial) => initials.includes(initial)))
    return { message: 'a date to read has a year, a month and a day', hint: 'YYYY, MM and DD' }
  return initials.includes('h') === initials.includes('A') &&
    !(initials.includes('h') && initials.includes('H'))
    ? undefined
    : {
        message: 'hours of the twelve-hour clock need "A", the others must not have it',
        hint: 'hh:mm A or HH:mm',
      }
}

const names = (all: readonly string[]) => `(${all.join('|')})`

const sources: { readonly [token in DateToken]?: string } = {
  YYYY: '(\\d{4})',
  MMMM: names(months),
  MMM: names(months.map(short)),
  ...Object.fromEntries(['MM', 'DD', 'HH', 'hh', 'mm', 'ss'].map((token) => [token, '(\\d{2})'])),
  ...Object.fromEntries(['M', 'D', 'H', 'h', 'm', 's'].map((token) => [token, '(\\d{1,2})'])),
  SSS: '(\\d{3})',
  A: '(am|pm)',
  a: '(am|pm)',
  Z: '(Z|[+-]\\d{2}:\\d{2})',
  ZZ: '(Z|[+-]\\d{4})',
}

function sourceOf(part: DatePart): string {
  return 'token' in part ? (sources[part.token] ?? '') : part.text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
}

function writtenDate(found: ReadonlyMap<DateToken, string | undefined>): WrittenDate | undefined {
  const text = (...names: readonly DateToken[]) => names.map((name) => found.get(name)).find(isText)
  const number = (...names: readonly DateToken[]) => Number(text(...names) ?? 0)
  const year = number('YYYY')
  const month = monthOf(text('MMMM', 'MMM')) ?? number('MM', 'M')
  const date = number('DD', 'D')
  const hours = hoursOf(text('hh', 'h'), text('A', 'a')) ?? number('HH', 'H')
  const [minutes, seconds] = [number('mm', 'm'), number('ss', 's')]
  const offset = offsetOf(text('Z', 'ZZ'))
  if (!(month >= 1 && month <= 12 && date >= 1 && date <= daysIn(year, month))) return undefined
  if (!(hours <= 23 && minutes <= 59 && seconds <= 59) || Number.isNaN(offset)) return undefined
  const time = hours * hour + minutes * minute + seconds * 1000 + number('SSS')
  return { shown: daysSince1970(year, month, date) * day + time, offset }
}

const isText = (value: string | undefined): value is string => value !== undefined

function monthOf(name: string | undefined): number | undefined {
  if (name === undefined) return undefined
  return months.findIndex((month) => short(month).toLowerCase() === short(name).toLowerCase()) + 1
}

/** By the twelve-hour clock, where 12 comes before 1; NaN where the clock has no such hour. */
function hoursOf(hours: string | undefined, half: string | undefined): number | undefined {
  if (hours === undefined || half === undefined) return undefined
  const shown = Number(hours)
  if (shown < 1 || shown > 12) return Number.NaN
  return (shown % 12) + (half.toLowerCase() === 'pm' ? 12 : 0)
}

/** Milliseconds, undefined where nothing is written, NaN where there is no such offset. */
function offsetOf(zone: string | undefined): number | undefined {
  if (zone === undefined) return undefined
  if (zone.toUpperCase() === 'Z') return 0
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(-2))]
  if (hours > 23 || minutes > 59) return Number.NaN
  return (zone.startsWith('-') ? -1 : 1) * (hours * hour + minutes * minute)
}
