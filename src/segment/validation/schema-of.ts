import type { MinimalInputField } from '../types/input-field.js'
import { fieldsToJsonSchema } from './fields-to-json-schema.js'
import type { JsonSchema } from './json-schema.js'

/** Known by identity: a definition has its fields once, however many destinations are made of it. */
const schemas = new WeakMap<object, JsonSchema>()

/** The schema of the fields of a definition, made once. */
export function schemaOf(fields: Readonly<Record<string, MinimalInputField>>): JsonSchema {
  const schema = schemas.get(fields) ?? fieldsToJsonSchema(fields)
  schemas.set(fields, schema)
  return schema
}
