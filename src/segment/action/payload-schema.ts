import { type Finishing, withoutUndefined } from '../mapping/finishing.js'
import type { StatsContext } from '../types/services.js'
import type { JsonSchema } from '../validation/json-schema.js'
import { payloadFinishing } from '../validation/payload-finishing.js'
import { validateSchema } from '../validation/validate-schema.js'

/** Fields that hold what a host has found out by itself: no schema knows of them. */
export const exempt = ['dynamicAuthSettings']

/** What makes payloads of what mappings give. */
export interface PayloadSchema {
  /** Of one event: here no field holds empty text. */
  readonly finishing: Finishing
  readonly batchFinishing: Finishing
  /** Changes a payload into what the schema takes, in place. Throws `AggregateAjvError` where it does not fit. */
  expectValid(payload: unknown, statsContext: StatsContext | undefined): void
}

const everything: PayloadSchema = {
  finishing: withoutUndefined,
  batchFinishing: withoutUndefined,
  expectValid: () => {},
}

/** Known by identity, however many destinations are made of a definition. */
const known = new WeakMap<JsonSchema, PayloadSchema>()

/** Made once for a schema; without one everything fits. */
export function payloadSchema(schema: JsonSchema | undefined): PayloadSchema {
  if (schema === undefined) return everything
  const payloads = known.get(schema) ?? payloadsOf(schema)
  known.set(schema, payloads)
  return payloads
}

function payloadsOf(schema: JsonSchema): PayloadSchema {
  // What no condition asks for goes before it is validated: afterwards it would have to be looked for in each payload.
  const { additionalProperties, ...open } = schema
  const isClosed = additionalProperties === false && schema.allOf === undefined
  const drops = (key: string): boolean => isClosed && !exempt.includes(key)
  const rest = isClosed ? open : schema
  return {
    finishing: payloadFinishing(schema, { dropsEmptyText: true, drops }),
    batchFinishing: payloadFinishing(schema, { dropsEmptyText: false, drops }),
    expectValid(payload, statsContext) {
      validateSchema(payload, rest, { statsContext, exempt })
    },
  }
}
