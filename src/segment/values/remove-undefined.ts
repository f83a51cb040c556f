import { isObject } from '../mapping/real-type-of.js'

/**
 * A copy without the fields that hold undefined, at any depth; in lists undefined keeps its place. What is neither an
 * object nor a list is given back as it is.
 */
export function removeUndefined<Value>(value: Value): Value
export function removeUndefined(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((item: unknown) => removeUndefined(item))
  if (!isObject(value)) return value
  const cleaned: Record<string, unknown> = {}
  for (const key of Object.keys(value)) {
    const item = value[key]
    if (item !== undefined && key !== '__proto__') cleaned[key] = removeUndefined(item)
  }
  return cleaned
}
