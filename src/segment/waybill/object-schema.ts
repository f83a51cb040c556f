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
    properties: Object.fromEntries(
      Object.entries(properties).map(([key, schema]) => [key, fieldSchema(schema)]),
    ),
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
  const { properties, items, format, additionalProperties, required, allOf: _, ...rest } = schema
  const own = Object.entries(rest).filter(([word, value]) => value !== undefined && !foreign.includes(word))
  return {
    ...Object.fromEntries(own),
    // What is called a text in the public kit is any text.
    ...(typeof format === 'string' && format !== 'text' && { format }),
    ...(Array.isArray(required) && required.length > 0 && { required }),
    ...(additionalProperties === true && { additionalProperties }),
    ...(properties !== undefined && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([key, inner]) => [key, fieldSchema(inner)]),
      ),
    }),
    ...(items !== undefined && { items: fieldSchema(items) }),
  }
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

const mapFields = (fields: unknown): unknown =>
  Object.fromEntries(Object.entries(Object(fields)).map(([key, schema]) => [key, condition(schema)]))
