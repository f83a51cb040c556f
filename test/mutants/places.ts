import { entriesOf, isObject, type Json, type JsonObject } from '../../src/json/value.js'
import type { Subject } from './subject.js'

type Keys = readonly (string | number)[]

/** A place in a mapping whose value goes to a field of the payload. */
export interface MappedPlace {
  /** Where in the mapping. */
  readonly at: Keys
  /** Where in the payload; 0 stands for any element of a list. */
  readonly output: Keys
  readonly schema: Record<string, unknown>
  readonly isRequired: boolean
  readonly value: Json
}

/** Every field that a mapping writes out, also in the elements of `@each`, with the schema that it is held to. */
export function placesOf({ mapping, fields }: Subject): readonly MappedPlace[] {
  return placesIn(mapping, fields, [], [])
}

function placesIn(mapping: JsonObject, schema: object, at: Keys, output: Keys): readonly MappedPlace[] {
  const properties = Reflect.get(schema, 'properties')
  const required = Reflect.get(schema, 'required')
  return entriesOf(mapping).flatMap(([key, value]): readonly MappedPlace[] => {
    const field: unknown = isObject(properties) ? properties[key] : undefined
    if (!isObject(field)) return []
    const place: MappedPlace = {
      at: [...at, key],
      output: [...output, key],
      schema: field,
      isRequired: Array.isArray(required) && required.includes(key),
      value,
    }
    return [place, ...placesBelow(place)]
  })
}

function placesBelow({ value, schema, at, output }: MappedPlace): readonly MappedPlace[] {
  if (!isJsonObject(value)) return []
  const each = value['@each']
  if (isJsonObject(each)) {
    const { do: body } = each
    return isJsonObject(body) && isObject(schema.items)
      ? placesIn(body, schema.items, [...at, '@each', 'do'], [...output, 0])
      : []
  }
  const isDirective = Object.keys(value).some((key) => key.startsWith('@'))
  return isDirective ? [] : placesIn(value, schema, at, output)
}

const isJsonObject = (value: Json | undefined): value is JsonObject => isObject(value)

/** A copy of a mapping with something else at a place; undefined takes the place away. */
export function replaced(mapping: Json, at: Keys, value: Json | undefined, name?: string): Json {
  const [key, ...rest] = at
  if (key === undefined) return value ?? null
  if (!isJsonObject(mapping)) return mapping
  const entries = entriesOf(mapping).flatMap(([other, inner]): [string, Json][] => {
    if (other !== key) return [[other, inner]]
    if (rest.length > 0) return [[other, replaced(inner, rest, value, name)]]
    return value === undefined ? [] : [[name ?? other, value]]
  })
  return Object.fromEntries(entries)
}
