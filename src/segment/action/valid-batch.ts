import type { CompiledMappings } from '../mapping/compiled-mappings.js'
import type { JSONObject } from '../types/json.js'
import type { Bundle, InputData } from './bundle.js'
import { countDiscarded } from './count-discarded.js'
import type { PayloadSchema } from './payload-schema.js'

/** A batch after its mapping: the payloads that fit, and the messages of those that do not. */
export interface ValidBatch {
  readonly payloads: readonly JSONObject[]
  /** The places of the payloads in the batch, in their order. */
  readonly places: readonly number[]
  /** By place in the batch. */
  readonly messages: ReadonlyMap<number, string>
}

/** Maps each event of a batch and checks what comes out. Throws what is wrong with the mapping. */
export function validBatch(
  { mapping, data, statsContext }: Bundle<unknown, InputData[]>,
  schema: PayloadSchema,
  mappings: CompiledMappings,
): ValidBatch {
  const mapped = mappings.mapEach(mapping, data, statsContext)
  const messages = new Map<number, string>()
  const payloads: JSONObject[] = []
  const places: number[] = []
  for (const [place, payload] of mapped.entries()) {
    try {
      schema.expectValid(payload, statsContext)
      payloads.push(payload as JSONObject)
      places.push(place)
    } catch (error) {
      messages.set(place, error instanceof Error ? error.message : String(error))
      countDiscarded(statsContext, 'action')
    }
  }
  return { payloads, places, messages }
}
