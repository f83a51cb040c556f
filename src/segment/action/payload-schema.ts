import type { MinimalInputField } from '../types/input-field.js'
import type { StatsContext } from '../types/services.js'
import { fieldsToJsonSchema } from '../validation/fields-to-json-schema.js'
import type { JsonSchema } from '../validation/json-schema.js'
import { validateSchema } from '../validation/validate-schema.js'

/** Fields of settings that hold what a host has found out by itself. */
const exempt = ['dynamicAuthSettings']

/** Known by identity: a definition has its fields once, however many destinations are made of it. */
const schemas = new WeakMap<object, JsonSchema>()

type Fields = Readonly<Record<string, MinimalInputField>>

export function schemaOf(fields: Fields): JsonSchema {
  const schema = schemas.get(fields) ?? fieldsToJsonSchema(fields)
  schemas.set(fields, schema)
  return schema
}

/** The schema of the fields of an action; undefined where there are none, and payloads stay as they are. */
export const schemaOfFields = (fields: Fields | undefined): JsonSchema | undefined =>
  fields === undefined || Object.keys(fields).length === 0 ? undefined : schemaOf(fields)

/** Changes a value into what the schema takes, in place. Throws `AggregateAjvError` where it does not fit. */
export function expectValid(value: unknown, schema: JsonSchema, statsContext?: StatsContext): void {
  validateSchema(value, schema, { statsContext, exempt })
}
