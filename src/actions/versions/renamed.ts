import { isObject, type JsonObject } from '../../json/value.js'
import { isDirective } from '../../mappings/index.js'
import type { Action } from '../definition.js'

/** An older action with the names that its fields have in a newer one, which says so in `renamed` (definitions.md, Versions). */
export function withNewNames(older: Action, newer: Action): Action {
  const names = newNames(newer)
  if (names.size === 0) return older
  const { fields, mapping } = older
  const nameOf = (name: string): string => names.get(name) ?? name
  return {
    ...older,
    fields: {
      ...fields,
      ...(fields.required === undefined ? {} : { required: fields.required.map(nameOf) }),
      ...(fields.properties === undefined ? {} : { properties: withKeys(fields.properties, nameOf) }),
    },
    ...(mapping === undefined ? {} : { mapping: mappingWithKeys(mapping, nameOf) }),
  }
}

/** New names by old ones; a name that leads to no field carries nothing over. */
function newNames(action: Action): ReadonlyMap<string, string> {
  const renamed: unknown = Reflect.get(action, 'renamed')
  const fields = Object.keys(action.fields.properties ?? {})
  const pairs = Object.entries(isObject(renamed) ? renamed : {})
  return new Map(
    pairs.flatMap(([old, name]) => (typeof name === 'string' && fields.includes(name) ? [[old, name]] : [])),
  )
}

const mappingWithKeys = (mapping: JsonObject, nameOf: (key: string) => string): JsonObject =>
  isDirective(mapping) ? mapping : withKeys(mapping, nameOf)

function withKeys<Value>(
  entries: { readonly [key: string]: Value },
  nameOf: (key: string) => string,
): { readonly [key: string]: Value } {
  return Object.fromEntries(Object.entries(entries).map(([key, value]) => [nameOf(key), value]))
}
