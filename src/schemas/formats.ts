import { fullFormats } from 'ajv-formats/dist/formats.js'
import { isObject } from '../json/value.js'
import { parseTime } from '../time/iso-time.js'

/** A format of JSON Schema: what values it speaks of, and which of them have it. */
export interface Format {
  readonly type: 'string' | 'number'
  readonly test: (value: unknown) => boolean
}

/**
 * Every format that a schema can name, for whatever validates: those of Ajv, and `date-like`, the `datetime` of the
 * destinations' specifications (destinations/README.md, Notation).
 */
export const formats: ReadonlyMap<string, Format> = new Map([
  ...Object.entries(fullFormats).map(([name, format]) => [name, formatFrom(format)] as const),
  ['date-like', { type: 'string', test: (value) => typeof value === 'string' && isDateLike(value) }],
])

/** Whether a text has a format; a format that there is not, or that speaks of numbers, takes every text. */
export function hasFormat(text: string, name: string): boolean {
  const format = formats.get(name)
  return format === undefined || format.type === 'number' || format.test(text)
}

function formatFrom(format: unknown): Format {
  const { type, validate } = isObject(format) && !(format instanceof RegExp) ? format : { validate: format }
  if (type === 'number')
    return {
      type,
      test: (value) =>
        typeof value === 'number' && typeof validate === 'function' && validate(value) === true,
    }
  const test =
    validate instanceof RegExp
      ? (text: string) => validate.test(text)
      : typeof validate === 'function'
        ? (text: string) => validate(text) === true
        : () => true
  return { type: 'string', test: (value) => typeof value === 'string' && test(value) }
}

/** An ISO 8601 date with or without a time, or a Unix time written as text; a Unix time as a number is no text. */
function isDateLike(text: string): boolean {
  return /^\d+$/.test(text) || parseTime(text) !== null || hasFormat(text, 'date-time')
}
