import { isObject } from '../mapping/real-type-of.js'
import { removeUndefined } from '../values/remove-undefined.js'
import type { JsonSchema } from './json-schema.js'

/**
 * A copy of what a mapping made, without what is undefined and without the empty values that the schema can't take: null
 * where no null is allowed, empty text where no text is.
 */
export type Clean = (value: unknown) => unknown

/** Compiled once for a schema. `dropsEmptyText`: at the root empty text goes, whatever is allowed. */
export function compileCleaning(schema: JsonSchema = {}, dropsEmptyText = false): Clean {
  const { type, properties, items } = schema
  if (!type && !schema.enum) return removeUndefined
  const takes = (name: string): boolean => type === name || (Array.isArray(type) && type.includes(name))
  const [takesNull, takesText] = [takes('null'), takes('string')]
  const ofItem = items === undefined ? undefined : compileCleaning(items)
  const ofFields = properties === undefined ? undefined : cleaningsOf(properties)
  return (value) => {
    if (typeof value !== 'object' || value === null)
      return (value === null && !takesNull) || (value === '' && !takesText) ? undefined : value
    if (Array.isArray(value)) return cleanList(value, ofItem)
    return ofFields !== undefined && isObject(value)
      ? cleanFields(value, ofFields, dropsEmptyText)
      : removeUndefined(value)
  }
}

const cleaningsOf = (properties: { readonly [name: string]: JsonSchema }): ReadonlyMap<string, Clean> =>
  new Map(Object.entries(properties).map(([name, schema]) => [name, compileCleaning(schema)]))

/** Elements that are empty go; what is empty inside of the others stays. */
function cleanList(list: readonly unknown[], ofItem: Clean | undefined): unknown[] {
  const kept = ofItem === undefined ? list : list.filter((item) => ofItem(item) !== undefined)
  return kept.map((item) => removeUndefined(item))
}

function cleanFields(
  object: Readonly<Record<string, unknown>>,
  ofFields: ReadonlyMap<string, Clean>,
  dropsEmptyText: boolean,
): Record<string, unknown> {
  const cleaned: Record<string, unknown> = {}
  for (const key of Object.keys(object)) {
    const item = object[key]
    if (item === undefined || key === '__proto__') continue
    const kept = (ofFields.get(key) ?? removeUndefined)(item)
    if (kept !== undefined && !(dropsEmptyText && kept === '')) cleaned[key] = kept
  }
  return cleaned
}
