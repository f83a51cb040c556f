import { InvalidArgumentError } from 'commander'
import { eventTypes } from '../events/event.js'
import { parseTime } from '../time/iso-time.js'

const digits = /^\d+$/

/** Reads an option that counts something. Throws commander's error with what would be right. */
export function parseCount(text: string): number {
  const count = Number(text)
  if (!digits.test(text) || !Number.isSafeInteger(count))
    throw new InvalidArgumentError('Give a whole number, such as 1000.')
  return count
}

/** Reads a count that can not be 0. */
export function parsePositiveCount(text: string): number {
  const count = parseCount(text)
  if (count === 0) throw new InvalidArgumentError('Give a whole number above 0.')
  return count
}

/** Reads a number above 0, which need not be whole. */
export function parsePositiveNumber(text: string): number {
  const number = Number(text)
  if (text.trim() === '' || !Number.isFinite(number) || number <= 0)
    throw new InvalidArgumentError('Give a number above 0, such as 5 or 0.5.')
  return number
}

/** Reads seconds, as milliseconds. */
export function parseSeconds(text: string): number {
  const seconds = Number(text)
  if (text.trim() === '' || !Number.isFinite(seconds) || seconds < 0)
    throw new InvalidArgumentError('Give a number of seconds, such as 30.')
  return seconds * 1000
}

const units: { readonly [unit: string]: number } = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }

/** Reads a length of time such as `30m`, `12h` or `2d`, as milliseconds. */
export function parseAge(text: string): number {
  const [, amount, unit = ''] = /^(\d+(?:\.\d+)?)([smhd])$/.exec(text) ?? []
  const size = units[unit]
  if (size === undefined) throw new InvalidArgumentError('Give a length of time, such as 30m, 12h or 2d.')
  return Number(amount) * size
}

/** Reads keys, for an argument that can be given several times. */
export const addKey = (text: string, before: readonly number[] = []): readonly number[] => [
  ...before,
  parsePositiveCount(text),
]

/** Reads a port; 0 is any that is free. */
export function parsePort(text: string): number {
  const port = Number(text)
  if (!digits.test(text) || port > 65_535)
    throw new InvalidArgumentError('Give a port from 1 to 65535, or 0 for any that is free.')
  return port
}

/** Reads an origin to send to. */
export function parseOrigin(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined || !/^https?:$/.test(url.protocol) || ![url.origin, `${url.origin}/`].includes(text))
    throw new InvalidArgumentError('Give an origin, such as http://127.0.0.1:8080.')
  return url.origin
}

const largestSeed = 2 ** 31 - 1

/** Reads a seed: a whole number of 32 bits, as `sampleEvents` takes it. */
export function parseSeed(text: string): number {
  const seed = Number(text)
  if (!digits.test(text) || seed > largestSeed)
    throw new InvalidArgumentError(`Give a whole number up to ${largestSeed}.`)
  return seed
}

/** Reads a share from 0 to 1. */
export function parseShare(text: string): number {
  const share = Number(text)
  if (text.trim() === '' || !(share >= 0 && share <= 1))
    throw new InvalidArgumentError('Give a share from 0 to 1, such as 0.02.')
  return share
}

/** Reads a share in percent. */
export function parsePercent(text: string): number {
  const percent = Number(text.replace(/ ?%$/, ''))
  if (text.trim() === '' || !(percent >= 0 && percent <= 100))
    throw new InvalidArgumentError('Give a number from 0 to 100, such as 80.')
  return percent
}

/** Reads a date, and gives it back as it came. */
export function parseDate(text: string): string {
  if (Number.isNaN(Date.parse(text)))
    throw new InvalidArgumentError('Give an ISO 8601 date, such as 2026-03-02T08:00:00Z.')
  return text
}

/** Reads a time, in milliseconds since 1970; without a zone it is UTC. */
export function parseMoment(text: string): number {
  const time = parseTime(text)
  if (time === null) throw new InvalidArgumentError('Give an ISO 8601 time, such as 2026-03-02T08:00:00Z.')
  return time
}

/** Reads a type of event, for an option that can be given several times. */
export function addEventType(text: string, before: readonly string[] = []): readonly string[] {
  if (!eventTypes.some((type) => type === text))
    throw new InvalidArgumentError(`Give one of ${eventTypes.join(', ')}.`)
  return [...before, text]
}

/** Reads a text, for an option that can be given several times. */
export const addText = (text: string, before: readonly string[] = []): readonly string[] => [...before, text]
