import type { StatsContext } from '../types/services.js'
import { type Clean, compileCleaning } from '../validation/compile-cleaning.js'
import type { JsonSchema } from '../validation/json-schema.js'
import { validateSchema } from '../validation/validate-schema.js'

/** Fields of settings that hold what a host has found out by itself. */
export const exempt = ['dynamicAuthSettings']

/** What makes payloads of what a mapping gives. */
export interface PayloadSchema {
  /** Of one event: here no field holds empty text. */
  readonly clean: Clean
  readonly cleanInBatch: Clean
  /** Changes a payload into what the schema takes, in place. Throws `AggregateAjvError` where it does not fit. */
  expectValid(payload: unknown, statsContext: StatsContext | undefined): void
}

/** Compiled once for the schema of an action; without one everything fits. */
export const payloadSchema = (schema: JsonSchema | undefined): PayloadSchema => ({
  clean: compileCleaning(schema, true),
  cleanInBatch: compileCleaning(schema),
  expectValid(payload, statsContext) {
    if (schema !== undefined) validateSchema(payload, schema, { statsContext, exempt })
  },
})
