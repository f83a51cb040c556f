import type { JSONObject } from '../types/json.js'
import type { StatsContext } from '../types/services.js'
import { removeUndefined } from '../values/remove-undefined.js'
import { CompiledMappings } from './compiled-mappings.js'
import { isObject, realTypeOf } from './real-type-of.js'

const shared = new CompiledMappings()

/**
 * What a mapping makes of an event, as the public kit does it. It is compiled once: for each mapping object as long as
 * it holds the same, and for each content.
 * Throws what is wrong with the mapping, and an `Error` where a run reaches a mistake or the data is no object.
 */
export function transform(
  mapping: object,
  data: object = {},
  statsContext?: StatsContext,
  mappings: CompiledMappings = shared,
): JSONObject {
  if (!isObject(data)) throw new Error(`data must be an object, got ${realTypeOf(data)}`)
  return removeUndefined(mappings.of(mapping)(data, statsContext)) as JSONObject
}

/** What a mapping makes of each of several events. */
export function transformBatch(
  mapping: object,
  data: readonly object[] = [],
  statsContext?: StatsContext,
  mappings: CompiledMappings = shared,
): JSONObject[] {
  if (!Array.isArray(data)) throw new Error(`data must be an array, got ${realTypeOf(data)}`)
  const run = mappings.of(mapping)
  return data.map((event) => removeUndefined(run(event, statsContext)) as JSONObject)
}
