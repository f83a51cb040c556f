import { isObject } from '../../json/value.js'
import { type Keywords, typesOf } from '../../schemas/keywords.js'
import { absent, anything } from '../kinds.js'
import { intersect } from './intersect.js'
import { kindsByType } from './schema-kinds.js'
import { anyType, nothingType, type Type, typeOfValue, union, unionOf, without } from './type.js'

/** The values that a JSON Schema takes, and perhaps more: what a schema says in other ways is left open. */
export function typeOfSchema(schema: unknown): Type {
  if (!isObject(schema)) return schema === false ? { kinds: 0 } : json
  const { allOf, anyOf, oneOf } = schema
  const parts = [
    typeOfKeywords(schema),
    ...schemasIn(allOf).map(typeOfSchema),
    ...[anyOf, oneOf].filter(Array.isArray).map((schemas) => unionOf(schemasIn(schemas).map(typeOfSchema))),
  ]
  return parts.reduce(intersect)
}

/** Whatever JSON can hold. */
const json: Type = without(anyType, absent)

function typeOfKeywords(schema: Keywords): Type {
  const values = valuesIn(schema)
  if (values !== undefined) return values
  const kinds = typesOf(schema).reduce((all, type) => all | (kindsByType[type] ?? 0), 0)
  const { format, minItems, maxItems, items } = schema
  return {
    kinds: kinds === 0 ? anything & ~absent : kinds,
    format: typeof format === 'string' ? format : undefined,
    shape: shapeOf(schema),
    elements: {
      item: items === undefined || Array.isArray(schema.prefixItems) ? json : typeOfSchema(items),
      least: typeof minItems === 'number' ? minItems : 0,
      most: typeof maxItems === 'number' ? maxItems : Number.POSITIVE_INFINITY,
    },
  }
}

function valuesIn(schema: Keywords): Type | undefined {
  if (Object.hasOwn(schema, 'const')) return typeOfValue(schema.const)
  return Array.isArray(schema.enum) ? unionOf(schema.enum.map(typeOfValue)) : undefined
}

function shapeOf({ properties, required, additionalProperties, patternProperties }: Keywords): Type['shape'] {
  const needed = new Set(Array.isArray(required) ? required : [])
  const others =
    additionalProperties === undefined || patternProperties !== undefined
      ? json
      : typeOfSchema(additionalProperties)
  const orMissing = (type: Type, key: string) => (needed.has(key) ? type : union(type, nothingType))
  const declared = isObject(properties) ? Object.entries(properties) : []
  const fields = declared.map(([key, field]) => [key, orMissing(typeOfSchema(field), key)] as const)
  const undeclared = [...needed].filter((key) => !fields.some(([name]) => name === key))
  return {
    fields: new Map([...fields, ...undeclared.map((key) => [String(key), others] as const)]),
    others: union(others, nothingType),
  }
}

const schemasIn = (schemas: unknown): readonly unknown[] => (Array.isArray(schemas) ? schemas : [])
