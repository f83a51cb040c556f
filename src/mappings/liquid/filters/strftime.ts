import { months, weekdays } from '../../../time/names.js'
import type { LiquidWork } from '../liquid-work.js'

/** Where a time is told: minutes to the west of UTC, and the name, empty where only the offset is known. */
export interface Zone {
  readonly offset: number
  readonly name: string
}

/** One part of a format: `%-d`, `%010Y`. */
interface Directive {
  readonly flags: string
  readonly width: number | undefined
}

type Conversion = (time: Date, directive: Directive, zone: Zone, moment: number) => string | number

const directive = /%([-_0^#:]*)(\d*)[EO]?(.)/g

/** A moment (milliseconds since 1970) in the format of C's strftime; a part that there is not stays as it is. */
export function formatTime(moment: number, format: string, zone: Zone, work: LiquidWork): string {
  const time = new Date(moment - zone.offset * 60_000)
  return format.replace(directive, (part: string, flags: string, width: string, letter: string) => {
    const conversion = conversions.get(letter)
    if (conversion === undefined) return part
    const given = { flags, width: width === '' ? undefined : Number(width) }
    work.spend((given.width ?? 0) + 10)
    return padded(String(conversion(time, given, zone, moment)), letter, given)
  })
}

const dayName = (time: Date): string => weekdays[time.getUTCDay()] ?? ''
const monthName = (time: Date): string => months[time.getUTCMonth()] ?? ''
const hour12 = (time: Date): number => time.getUTCHours() % 12 || 12
const two = (value: number): string => String(value).padStart(2, '0')
const isMorning = (time: Date): boolean => time.getUTCHours() < 12

const dateText = (time: Date): string =>
  `${time.getUTCMonth() + 1}/${time.getUTCDate()}/${time.getUTCFullYear()}`
const timeText = (time: Date): string =>
  `${hour12(time)}:${two(time.getUTCMinutes())}:${two(time.getUTCSeconds())} ${isMorning(time) ? 'AM' : 'PM'}`

const conversions: ReadonlyMap<string, Conversion> = new Map<string, Conversion>([
  ['a', (time) => dayName(time).slice(0, 3)],
  ['A', dayName],
  ['b', (time) => monthName(time).slice(0, 3)],
  ['h', (time) => monthName(time).slice(0, 3)],
  ['B', monthName],
  ['c', (time) => `${dateText(time)}, ${timeText(time)}`],
  ['C', (time) => Math.floor(time.getUTCFullYear() / 100)],
  ['d', (time) => time.getUTCDate()],
  ['e', (time) => time.getUTCDate()],
  ['H', (time) => time.getUTCHours()],
  ['I', hour12],
  ['j', dayOfYear],
  ['k', (time) => time.getUTCHours()],
  ['l', hour12],
  ['L', (time) => time.getUTCMilliseconds()],
  ['m', (time) => time.getUTCMonth() + 1],
  ['M', (time) => time.getUTCMinutes()],
  ['N', fraction],
  ['p', (time) => (isMorning(time) ? 'AM' : 'PM')],
  ['P', (time) => (isMorning(time) ? 'am' : 'pm')],
  ['q', ordinal],
  ['s', (_time, _directive, _zone, moment) => Math.floor(moment / 1_000)],
  ['S', (time) => time.getUTCSeconds()],
  ['u', (time) => time.getUTCDay() || 7],
  ['U', (time) => weekOfYear(time, 0)],
  ['w', (time) => time.getUTCDay()],
  ['W', (time) => weekOfYear(time, 1)],
  ['x', dateText],
  ['X', timeText],
  ['y', (time) => ((time.getUTCFullYear() % 100) + 100) % 100],
  ['Y', (time) => time.getUTCFullYear()],
  ['z', (_, { flags }, zone) => offsetText(zone, flags)],
  ['Z', (_, { flags }, zone) => zone.name || offsetText(zone, flags)],
  ['t', () => '\t'],
  ['n', () => '\n'],
  ['%', () => '%'],
])

function dayOfYear(time: Date): number {
  const newYear = new Date(time)
  newYear.setUTCMonth(0, 1)
  return Math.round((time.getTime() - newYear.getTime()) / 86_400_000) + 1
}

/** Weeks begin on `firstDay`; the days before the first one are in week 0. */
function weekOfYear(time: Date, firstDay: 0 | 1): number {
  const sinceFirstDay = (time.getUTCDay() - firstDay + 7) % 7
  return Math.floor((dayOfYear(time) + 6 - sinceFirstDay) / 7)
}

/** Parts of a second, nine digits unless said. */
function fraction(time: Date, { width }: Directive): string {
  const digits = width || 9
  return String(time.getUTCMilliseconds()).padStart(3, '0').slice(0, digits).padEnd(digits, '0')
}

function ordinal(time: Date): string {
  const date = time.getUTCDate()
  if (date >= 11 && date <= 13) return 'th'
  return ['th', 'st', 'nd', 'rd'][date % 10] ?? 'th'
}

function offsetText({ offset }: Zone, flags: string): string {
  const minutes = Math.abs(offset)
  const colon = flags.includes(':') ? ':' : ''
  return `${offset > 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}${colon}${two(minutes % 60)}`
}

const usualWidths: ReadonlyMap<string, number> = new Map([
  ...[...'CdeHIklmMSUWy'].map((letter) => [letter, 2] as const),
  ['j', 3],
  ['L', 3],
  ['Y', 4],
])

function padded(text: string, letter: string, { flags, width }: Directive): string {
  const cased = flags.includes('^') ? text.toUpperCase() : flags.includes('#') ? otherCase(text) : text
  if (flags.includes('-')) return cased
  const space = flags.includes('_') || (!flags.includes('0') && 'aAbBceklpP'.includes(letter))
  const length = width || (usualWidths.get(letter) ?? 0)
  if (space) return cased.padStart(length, ' ')
  return cased.startsWith('-') ? `-${cased.slice(1).padStart(length - 1, '0')}` : cased.padStart(length, '0')
}

const otherCase = (text: string): string => (/[a-z]/.test(text) ? text.toUpperCase() : text.toLowerCase())
