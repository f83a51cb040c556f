import { isObject } from '../../json/value.js'
import { Drop, plain } from './drop.js'
import type { LiquidWork } from './liquid-work.js'
import type { LiquidOperator } from './template.js'
import { commaText } from './text-of.js'

type Compare = (left: unknown, right: unknown, work: LiquidWork) => boolean

/** Only false and nil count as false. */
export function isTruthy(value: unknown): boolean {
  const data = plain(value)
  return data !== false && data !== undefined && data !== null
}

/** Of one type and the same; lists element by element; `nil`, `empty` and `blank` by what they mean. */
export function areEqual(left: unknown, right: unknown, work: LiquidWork): boolean {
  work.spend(1)
  if (isMeaning(left)) return isMeant(left, right)
  if (isMeaning(right)) return isMeant(right, left)
  const [one, other] = [plain(left), plain(right)]
  if (!Array.isArray(one)) return one === other
  return (
    Array.isArray(other) &&
    one.length === other.length &&
    one.every((item, index) => areEqual(item, other[index], work))
  )
}

export const operators: Readonly<Record<LiquidOperator, Compare>> = {
  '==': areEqual,
  '!=': (left, right, work) => !areEqual(left, right, work),
  '>': ordered((one, other) => one > other),
  '<': ordered((one, other) => one < other),
  '>=': ordered((one, other) => one >= other),
  '<=': ordered((one, other) => one <= other),
  contains: doesContain,
  and: (left, right) => isTruthy(left) && isTruthy(right),
  or: (left, right) => isTruthy(left) || isTruthy(right),
}

/** Whether a value is one of the language's words, not the event's name. */
const isMeaning = (value: unknown): value is Drop => Drop.is(value) && value.name !== 'event'

function isMeant({ name }: Drop, value: unknown): boolean {
  const data = plain(value)
  if (name === 'nil') return data === undefined || data === null
  if (name === 'blank') {
    if (data === undefined || data === null || data === false) return true
    if (typeof data === 'string' && !isMeaning(value)) return data.trim() === ''
  }
  if (isMeaning(value)) return false
  if (typeof data === 'string' || Array.isArray(data)) return data.length === 0
  return isObject(data) && Object.keys(data).length === 0
}

/** As JavaScript orders numbers and texts; the language's words are in no order. */
function ordered(compare: (one: string | number, other: string | number) => boolean): Compare {
  return (left, right, work) => {
    if (isMeaning(left) || isMeaning(right)) return false
    return compare(comparable(plain(left), work), comparable(plain(right), work))
  }
}

function comparable(value: unknown, work: LiquidWork): string | number {
  switch (typeof value) {
    case 'string':
    case 'number':
      return value
    case 'boolean':
      return value ? 1 : 0
    case 'object':
      return value === null ? 0 : commaText(value, work)
    default:
      return Number.NaN
  }
}

function doesContain(left: unknown, right: unknown, work: LiquidWork): boolean {
  const whole = plain(left)
  if (Array.isArray(whole)) return whole.some((item) => areEqual(item, right, work))
  if (typeof whole !== 'string') return false
  const part = plain(right)
  const pattern = part === null || part === undefined ? String(part) : commaText(part, work)
  work.spendSearch(whole, pattern)
  return whole.includes(pattern)
}
