import { equalJson } from '../../../json/equal.js'
import { uniqueBy } from '../../../json/unique-by.js'
import { isList, isObject, type Json, type JsonObject } from '../../../json/value.js'
import type { Losses } from './losses.js'

/** One schema that asks for all that several ask for; of what they say differently the later one counts, which is told. */
export function mergeSchemas(schemas: readonly JsonObject[], losses: Losses, name: string): JsonObject {
  return schemas.reduce<JsonObject>((merged, schema) => merge(merged, schema, losses, name), {})
}

const merge = (one: JsonObject, other: JsonObject, losses: Losses, name: string): JsonObject =>
  Object.fromEntries(
    keysOfBoth(one, other).map((keyword) => [
      keyword,
      mergeKeyword(keyword, one[keyword], other[keyword], losses, name),
    ]),
  )

const keysOfBoth = (one: JsonObject, other: JsonObject): readonly string[] => [
  ...new Set([...Object.keys(one), ...Object.keys(other)]),
]

function mergeKeyword(
  keyword: string,
  one: Json | undefined,
  other: Json | undefined,
  losses: Losses,
  name: string,
): Json | undefined {
  if (one === undefined || equalJson(one, other)) return other
  if (other === undefined) return one
  switch (keyword) {
    case 'required':
      return uniqueBy([...listOf(one), ...listOf(other)], String)
    case 'properties':
      return mergeProperties(objectOf(one), objectOf(other), losses, name)
    case 'enum':
      return listOf(one).filter((value) => listOf(other).some((each) => equalJson(each, value)))
    case 'type':
      return mergeTypes(listOf(one), listOf(other))
    case 'minimum':
    case 'minLength':
    case 'minItems':
      return Math.max(Number(one), Number(other))
    case 'maximum':
    case 'maxLength':
    case 'maxItems':
      return Math.min(Number(one), Number(other))
    case 'title':
    case 'description':
    case 'examples':
      return other
    default:
      losses.add(name, `of several rules "${keyword}" the last one counts`)
      return other
  }
}

const listOf = (value: Json): readonly Json[] => (isList(value) ? value : [value])

const objectOf = (value: Json): JsonObject => (isObject(value) ? value : {})

function mergeProperties(one: JsonObject, other: JsonObject, losses: Losses, name: string): JsonObject {
  const merged = keysOfBoth(one, other).map((key) => {
    const schemas = [one, other].flatMap((properties) =>
      Object.hasOwn(properties, key) ? [objectOf(properties[key] ?? {})] : [],
    )
    return [key, mergeSchemas(schemas, losses, `${name}.${key}`)]
  })
  return Object.fromEntries(merged)
}

/** What both allow; where that is nothing, what the later one says. */
function mergeTypes(one: readonly Json[], other: readonly Json[]): Json {
  const both = one.filter((type) => other.includes(type))
  const [first, ...more] = both.length > 0 ? both : other
  return more.length === 0 ? (first ?? null) : [first ?? null, ...more]
}
