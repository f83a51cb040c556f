import { minute } from './calendar.js'
import type { DatePart, DateToken } from './date-pattern.js'
import { months, short, weekdays } from './names.js'

/** A moment as a pattern writes it, by clocks that are `offset` milliseconds ahead of UTC; years from 0 to 9999. */
export function formatDate(moment: number, offset: number, parts: readonly DatePart[]): string {
  const shown = new Date(moment + offset)
  return parts.map((part) => ('text' in part ? part.text : formatToken(part.token, shown, offset))).join('')
}

function formatToken(token: DateToken, shown: Date, offset: number): string {
  switch (token) {
    case 'YYYY':
      return digits(shown.getUTCFullYear(), 4)
    case 'YY':
      return digits(shown.getUTCFullYear() % 100, 2)
    case 'MMMM':
      return months[shown.getUTCMonth()] ?? ''
    case 'MMM':
      return short(months[shown.getUTCMonth()] ?? '')
    case 'MM':
    case 'M':
      return digits(shown.getUTCMonth() + 1, token.length)
    case 'DD':
    case 'D':
      return digits(shown.getUTCDate(), token.length)
    case 'dddd':
      return weekdays[shown.getUTCDay()] ?? ''
    case 'ddd':
      return short(weekdays[shown.getUTCDay()] ?? '')
    case 'HH':
    case 'H':
      return digits(shown.getUTCHours(), token.length)
    case 'hh':
    case 'h':
      return digits(shown.getUTCHours() % 12 || 12, token.length)
    case 'mm':
    case 'm':
      return digits(shown.getUTCMinutes(), token.length)
    case 'ss':
    case 's':
      return digits(shown.getUTCSeconds(), token.length)
    case 'SSS':
      return digits(shown.getUTCMilliseconds(), 3)
    case 'A':
      return shown.getUTCHours() < 12 ? 'AM' : 'PM'
    case 'a':
      return shown.getUTCHours() < 12 ? 'am' : 'pm'
    case 'Z':
      return formatOffset(offset, ':')
    case 'ZZ':
      return formatOffset(offset, '')
  }
}

function formatOffset(offset: number, separator: string): string {
  const minutes = Math.floor(Math.abs(offset) / minute)
  return `${offset < 0 ? '-' : '+'}${digits(Math.floor(minutes / 60), 2)}${separator}${digits(minutes % 60, 2)}`
}

const digits = (value: number, length: number): string => String(value).padStart(length, '0')
