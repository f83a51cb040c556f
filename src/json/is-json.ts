import { isPlainObject } from './value.js'

/** A tree of data that nests deeper nobody has written. */
const mostLevels = 1_000

/**
 * Whether a value is JSON all the way down: no date, function, promise, number that JSON can not hold, cycle, nor
 * nesting beyond 1,000 levels. A field may be undefined, which is to leave it out. Throws what the value's getters throw.
 */
export function isJson(value: unknown): boolean {
  return isJsonWithin(value, [], new Set())
}

/** `around` are the lists and objects that hold the value, `known` those that were looked through: each once. */
function isJsonWithin(value: unknown, around: readonly object[], known: Set<object>): boolean {
  if (typeof value === 'number') return Number.isFinite(value)
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true
  if (typeof value !== 'object' || around.length > mostLevels || around.includes(value)) return false
  if (known.has(value)) return true
  const inside = [...around, value]
  const isWhole = Array.isArray(value)
    ? Array.from<unknown>(value).every((item) => isJsonWithin(item, inside, known))
    : isPlainObject(value) &&
      Object.values(value).every((item: unknown) => item === undefined || isJsonWithin(item, inside, known))
  known.add(value)
  return isWhole
}
