import { fullFormats } from 'ajv-formats/dist/formats.js'
import { isObject } from '../json/value.js'

/** Whether a text has a format of JSON Schema, by the definitions that Ajv uses; an unknown format takes every text. */
export function hasFormat(text: string, name: string): boolean {
  const format = Object.hasOwn(fullFormats, name) ? Reflect.get(fullFormats, name) : undefined
  const test: unknown = isObject(format) && !(format instanceof RegExp) ? format.validate : format
  if (test instanceof RegExp) return test.test(text)
  return typeof test === 'function' ? Boolean(test(text)) : true
}
