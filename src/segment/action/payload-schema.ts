import type { MinimalInputField } from '../types/input-field.js'
import type { StatsContext } from '../types/services.js'
import { fieldsToJsonSchema } from '../validation/fields-to-json-schema.js'
import type { JsonSchema } from '../validation/json-schema.js'
import { validateSchema } from '../validation/validate-schema.js'

/** Fields of settings that hold what a host has found out by itself. */
const exempt = ['dynamicAuthSettings']

/** The schema of fields; undefined where there are none. */
export function schemaOfFields(
  fields: Readonly<Record<string, MinimalInputField>> | undefined,
): JsonSchema | undefined {
  return fields === undefined || Object.keys(fields).length === 0 ? undefined : fieldsToJsonSchema(fields)
}

/** Changes a value into what the schema takes, in place. Throws `AggregateAjvError` where it does not fit. */
export function expectValid(value: unknown, schema: JsonSchema, statsContext?: StatsContext): void {
  validateSchema(value, schema, { statsContext, exempt })
}
