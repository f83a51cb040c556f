import { InterpretedSchemas } from '../../actions/index.js'
import { isList, isObject, type Json, type JsonObject } from '../../json/value.js'
import { textsOf } from './sample-texts.js'

/**
 * A value that a schema takes, for an example: one that the API shows where it fits, else one that is made. Undefined
 * where none is found, such as for a pattern that none of the usual texts has.
 */
export const sampleOf = (schema: JsonObject, shown?: Json): Json | undefined =>
  samplesOf(schema, { level: 0, count: 1, shown })[0]

interface Wanted {
  readonly level: number
  /** How many that differ, at most. */
  readonly count: number
  readonly shown?: Json | undefined
}

/** Values are made one by one, and no more than are needed: what is in them is made for each anew. */
function samplesOf(schema: JsonObject, { level, count, shown }: Wanted): readonly Json[] {
  const check = new InterpretedSchemas().interpret(schema)
  const found = new Map<string, Json>()
  for (const value of candidatesOf(schema, level, shown)) {
    if (value === undefined || value === null || value === '' || check(value).length > 0) continue
    found.set(JSON.stringify(value), value)
    if (found.size >= count) break
  }
  return [...found.values()]
}

function* candidatesOf(
  schema: JsonObject,
  level: number,
  shown: Json | undefined,
): Generator<Json | undefined> {
  const { const: only, default: usual, examples, enum: values } = schema
  yield shown
  yield only
  yield* isList(examples) ? examples : []
  yield usual
  if (isList(values)) yield* values
  else if (only === undefined) yield* madeFor(schema, level)
}

/** Deeper than that an example shows nothing. */
const mostLevels = 4

/** Values that may fit, the one that says most first. */
function* madeFor(schema: JsonObject, level: number): Generator<Json> {
  const { anyOf, type = impliedType(schema) } = schema
  const [first = 'string'] = [type].flat().filter((one) => one !== 'null')
  if (level <= mostLevels && type !== '') yield* madeOf(String(first), schema, level)
  for (const choice of isList(anyOf) ? anyOf : [])
    if (isObject(choice)) yield* samplesOf(choice, { level: level + 1, count: 1 })
}

/** What a schema without a type speaks of; nothing where its choices say that. */
function impliedType({ properties, items, anyOf }: JsonObject): string {
  if (properties !== undefined) return 'object'
  if (items !== undefined) return 'array'
  return anyOf === undefined ? 'string' : ''
}

function* madeOf(type: string, schema: JsonObject, level: number): Generator<Json> {
  switch (type) {
    case 'boolean':
      return yield* [true, false]
    case 'integer':
    case 'number':
      return yield* numbersOf(schema)
    case 'array':
      return yield listOf(schema, level)
    case 'object': {
      yield objectOf(schema, level, () => true)
      const needed = [schema.required ?? []].flat()
      return yield objectOf(schema, level, (name) => needed.includes(name))
    }
    default:
      return yield* textsOf(schema)
  }
}

const numberOr = (value: Json | undefined, otherwise: number): number =>
  typeof value === 'number' ? value : otherwise

function numbersOf(schema: JsonObject): readonly number[] {
  const least = numberOr(schema.exclusiveMinimum, numberOr(schema.minimum, 0))
  const most = numberOr(schema.exclusiveMaximum, numberOr(schema.maximum, least + 2))
  const step = numberOr(schema.multipleOf, 1)
  return [1, step, Math.ceil(least / step) * step, least + step, least + 1, (least + most) / 2, most]
}

/** Longer than that no list is made. */
const mostItems = 10

function listOf({ items, minItems }: JsonObject, level: number): Json {
  const length = Math.min(Math.max(numberOr(minItems, 1), 1), mostItems)
  const values = samplesOf(isObject(items) ? items : {}, { level: level + 1, count: length })
  return Array.from({ length }, (_, index) => values[index % values.length] ?? 'a')
}

function objectOf(schema: JsonObject, level: number, isWanted: (name: string) => boolean): Json {
  const properties = isObject(schema.properties) ? Object.entries(schema.properties) : []
  const entries = properties.flatMap(([name, property]) => {
    const [value] =
      isWanted(name) && isObject(property) ? samplesOf(property, { level: level + 1, count: 1 }) : []
    return value === undefined ? [] : [[name, value] as const]
  })
  const { additionalProperties: other } = schema
  if (entries.length > 0 || other === false) return Object.fromEntries(entries)
  const [value = 'a'] = isObject(other) ? samplesOf(other, { level: level + 1, count: 1 }) : []
  return { key: value }
}
