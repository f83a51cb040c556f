import { isObject } from './real-type-of.js'

/**
 * The content of a mapping as text: mappings with the same text are the same mapping. Undefined where it holds what has
 * no JSON, a missing field of a plain object aside.
 */
export function contentOf(mapping: object): string | undefined {
  let isJson = true
  const text = JSON.stringify(mapping, function (this: unknown, key, item: unknown) {
    // Not `item`: a date has been made into text there.
    const original = isObject(this) || Array.isArray(this) ? Reflect.get(this, key) : item
    if (!hasJson(original) && !(original === undefined && isObject(this) && !key.startsWith('@')))
      isJson = false
    return item
  })
  return isJson ? text : undefined
}

function hasJson(value: unknown): boolean {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return true
    case 'number':
      return Number.isFinite(value) && !Object.is(value, -0)
    default:
      return value === null || Array.isArray(value) || isObject(value)
  }
}
