import { day, daysIn, daysSince1970, hour, minute } from './calendar.js'

/**
 * Milliseconds since 1970 of `2023-04-21`, `2023-04-21T19:55`, `2023-04-21T19:55:00.933+02:00` and the like
 * (ISO 8601, extended format), null for anything else and for a date or hour that does not exist. Without a zone it
 * is UTC. Digits after the third of a fraction are left out. Reads no clock.
 */
export function parseTime(text: string): number | null {
  const year = digits(text, 0, 4)
  const month = digits(text, 5, 2)
  const date = digits(text, 8, 2)
  if (text[4] !== '-' || text[7] !== '-' || !(month >= 1 && month <= 12)) return null
  if (!(date >= 1 && date <= daysIn(year, month))) return null
  const midnight = daysSince1970(year, month, date) * day
  if (text.length === 10) return midnight
  const time = timeOfDay(text)
  return time === null ? null : midnight + time
}

/** From the `T` on: the time of day less the offset of its zone. */
function timeOfDay(text: string): number | null {
  const hours = digits(text, 11, 2)
  const minutes = digits(text, 14, 2)
  if (text[10] !== 'T' || text[13] !== ':' || !(hours <= 23) || !(minutes <= 59)) return null
  const time = hours * hour + minutes * minute
  if (text[16] !== ':') return minus(time, offset(text, 16))
  const seconds = digits(text, 17, 2)
  if (!(seconds <= 59)) return null
  const { milliseconds, end } = fraction(text, 19)
  return minus(time + seconds * 1000 + milliseconds, offset(text, end))
}

function fraction(text: string, start: number): { milliseconds: number; end: number } {
  if (text[start] !== '.' && text[start] !== ',') return { milliseconds: 0, end: start }
  let end = start + 1
  while (isDigit(text.charCodeAt(end))) end += 1
  // A dot without a digit after it: no zone begins with a dot, so the whole is refused.
  if (end === start + 1) return { milliseconds: 0, end: start }
  return { milliseconds: Number(text.slice(start + 1, Math.min(end, start + 4)).padEnd(3, '0')), end }
}

/** Nothing, `Z`, `+02:00`, `+0200` or `+02` up to the end of the text, in milliseconds. */
function offset(text: string, start: number): number | null {
  const length = text.length - start
  if (length === 0 || (length === 1 && text[start] === 'Z')) return 0
  const sign = text[start] === '+' ? 1 : text[start] === '-' ? -1 : 0
  const colon = text[start + 3] === ':'
  if (sign === 0 || length !== (colon ? 6 : length === 3 ? 3 : 5)) return null
  const hours = digits(text, start + 1, 2)
  const minutes = length === 3 ? 0 : digits(text, start + (colon ? 4 : 3), 2)
  return hours <= 23 && minutes <= 59 ? sign * (hours * hour + minutes * minute) : null
}

const minus = (time: number, zone: number | null): number | null => (zone === null ? null : time - zone)

/** `count` decimal digits, NaN where there is something else: no comparison with NaN holds. */
function digits(text: string, start: number, count: number): number {
  let value = 0
  for (let at = start; at < start + count; at += 1) {
    const unit = text.charCodeAt(at)
    if (!isDigit(unit)) return Number.NaN
    value = value * 10 + unit - 48
  }
  return value
}

const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57
