import { isObject } from '../mapping/real-type-of.js'
import { removeUndefined } from '../values/remove-undefined.js'
import type { JsonSchema } from './json-schema.js'

/**
 * A copy of a value without what is undefined and without the empty values that its schema can't take: null where no
 * null is allowed, empty text where no text is.
 */
export type Clean = (value: unknown) => unknown

/** Compiled once for a schema. */
export function compileCleaning(schema: JsonSchema): Clean {
  const { type, properties, items } = schema
  if (!type && !schema.enum) return removeUndefined
  const takes = (name: string): boolean => type === name || (Array.isArray(type) && type.includes(name))
  const [takesNull, takesText] = [takes('null'), takes('string')]
  const cleanItem = items === undefined ? removeUndefined : compileCleaning(items)
  const cleanFields = properties === undefined ? removeUndefined : fieldsCleaning(fieldCleanings(properties))
  return (value) => {
    if (typeof value !== 'object' || value === null)
      return (value === null && !takesNull) || (value === '' && !takesText) ? undefined : value
    if (!Array.isArray(value)) return isObject(value) ? cleanFields(value) : value
    // Elements that are empty go; what is empty inside of the others stays.
    const kept = items === undefined ? value : value.filter((item) => cleanItem(item) !== undefined)
    return removeUndefined(kept)
  }
}

function fieldCleanings(properties: { readonly [name: string]: JsonSchema }): (key: string) => Clean {
  const known = new Map(Object.entries(properties).map(([name, schema]) => [name, compileCleaning(schema)]))
  return (key) => known.get(key) ?? removeUndefined
}

/** An object of what `cleaningOf` its keys leaves of its fields. */
export const fieldsCleaning =
  (cleaningOf: (key: string) => Clean) =>
  (object: Readonly<Record<string, unknown>>): Record<string, unknown> => {
    const cleaned: Record<string, unknown> = {}
    for (const key of Object.keys(object)) {
      const kept = key === '__proto__' ? undefined : cleaningOf(key)(object[key])
      if (kept !== undefined) cleaned[key] = kept
    }
    return cleaned
  }
