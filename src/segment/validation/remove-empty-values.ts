import { isObject } from '../mapping/real-type-of.js'
import type { JsonSchema } from './json-schema.js'

/**
 * A value without the empty ones that its schema can't take: null where no null is allowed, empty text where no text is.
 * At the root empty text goes whatever is allowed. The value itself is left as it is.
 */
export function removeEmptyValues(value: unknown, schema: JsonSchema = {}, isRoot = false): unknown {
  const { type, properties, items } = schema
  if (!type && !schema.enum) return value
  if (Array.isArray(value))
    return items === undefined ? value : value.filter((item) => removeEmptyValues(item, items) !== undefined)
  if (isObject(value)) {
    if (properties === undefined) return value
    const kept = Object.entries(value).map(
      ([key, item]) => [key, removeEmptyValues(item, properties[key])] as const,
    )
    return Object.fromEntries(kept.filter(([, item]) => item !== undefined && !(isRoot && item === '')))
  }
  const takes = (name: string): boolean => type === name || (Array.isArray(type) && type.includes(name))
  if ((value === null && !takes('null')) || (value === '' && !takes('string'))) return undefined
  return value
}
