import mapValues from 'lodash/mapValues.js'
import type { FieldSchema, ObjectSchema } from '../../actions/index.js'
import type { MinimalInputField } from '../types/input-field.js'
import type { JsonSchema } from '../validation/json-schema.js'
import { schemaOf } from '../validation/schema-of.js'

/** Words that JSON Schema does not have, or that mean something else there: a default here is a mapping. */
const foreign = ['$schema', 'default', 'tsType']

/** The schema of fields as a Waybill definition has it: what coercion does by itself is left out. */
export function objectSchema(fields: Readonly<Record<string, MinimalInputField>>): ObjectSchema {
  const { properties = {}, required, allOf } = schemaOf(fields)
  const conditions = Array.isArray(allOf) ? allOf.map(condition) : []
  return {
    type: 'object',
    properties: mapValues(properties, fieldSchema),
    ...(required !== undefined && required.length > 0 && { required }),
    ...(conditions.length > 0 && { allOf: conditions }),
  }
}

/** A setting is a value: its default is one too. */
export function settingsSchema(fields: Readonly<Record<string, MinimalInputField>>): ObjectSchema {
  const schema = objectSchema(fields)
  const properties = Object.entries(schema.properties ?? {}).map(([key, setting]) => {
    const value = fields[key]?.default
    return [key, value === undefined ? setting : { ...setting, default: value }]
  })
  return { ...schema, properties: Object.fromEntries(properties) }
}

function fieldSchema(schema: JsonSchema): FieldSchema {
  const { properties, items, additionalProperties, required, allOf: _, ...rest } = schema
  const types = [rest.type].flat()
  const own = Object.entries(rest).filter(
    ([word, value]) =>
      value !== undefined &&
      !foreign.includes(word) &&
      (typesOf[word]?.some((type) => types.includes(type)) ?? true),
  )
  // What is called a text in the public kit is any text.
  const words = own.filter(([word, value]) => word !== 'format' || value !== 'text')
  return {
    ...Object.fromEntries(words),
    ...(Array.isArray(required) && required.length > 0 && { required }),
    ...(additionalProperties === true && { additionalProperties }),
    ...(properties !== undefined && { properties: mapValues(properties, fieldSchema) }),
    ...(items !== undefined && { items: fieldSchema(items) }),
  }
}

/** Words with the types of value that they speak of: the public kit lets them stand at others too. */
const typesOf: { readonly [word: string]: readonly string[] } = {
  format: ['string'],
  minLength: ['string'],
  maxLength: ['string'],
  minimum: ['number', 'integer'],
  maximum: ['number', 'integer'],
}

/** Whatever speaks of fields speaks of an object. */
function condition(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(condition)
  if (typeof schema !== 'object' || schema === null) return schema
  const words = Object.entries(schema).map(([word, value]): [string, unknown] => [
    word,
    word === 'properties' ? mapFields(value) : word === 'const' ? value : condition(value),
  ])
  const speaksOfFields = 'properties' in schema || 'required' in schema
  return { ...(speaksOfFields && { type: 'object' }), ...Object.fromEntries(words) }
}

const mapFields = (fields: unknown): unknown => mapValues(Object(fields), condition)
