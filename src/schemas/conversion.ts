import { isObject } from '../json/value.js'

export const typeTests: { readonly [type: string]: (value: unknown) => boolean } = {
  string: (value) => typeof value === 'string',
  number: Number.isFinite,
  integer: Number.isInteger,
  boolean: (value) => typeof value === 'boolean',
  null: (value) => value === null,
  array: (value) => Array.isArray(value),
  object: isObject,
}

/** The value as another type of JSON Schema, or undefined where it is none of that type in other clothes. */
export function convert(value: unknown, type: string): unknown {
  if (type === 'array') return isScalar(value) ? [value] : undefined
  const single = Array.isArray(value) && value.length === 1 ? value[0] : value
  if (!isScalar(single)) return undefined
  if (typeTests[type]?.(single) === true) return single
  switch (type) {
    case 'string':
      return String(single)
    case 'number':
    case 'integer':
      return convertNumber(single, type)
    case 'boolean':
      return single === 1 || single === 'true' ? true : single === 0 || single === 'false' ? false : undefined
    default:
      return undefined
  }
}

/** Linear in the length of the text: what `\d+` takes, nothing after it can take too. */
const numericText = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i

function convertNumber(value: string | number | boolean, type: string): number | undefined {
  if (typeof value === 'string' && !numericText.test(value.trim())) return undefined
  const number = Number(value)
  const isOne = type === 'integer' ? Number.isInteger(number) : Number.isFinite(number)
  return isOne ? number : undefined
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}
