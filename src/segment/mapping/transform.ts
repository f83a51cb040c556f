import type { JSONObject } from '../types/json.js'
import type { StatsContext } from '../types/services.js'
import { CompiledMappings } from './compiled-mappings.js'
import { withoutUndefined } from './finishing.js'

const shared = new CompiledMappings(withoutUndefined, true)

/**
 * What a mapping makes of an event, as the public kit does it. It is compiled once: for each mapping object as long as
 * it holds the same, and for each content.
 * Throws what is wrong with the mapping, and an `Error` where a run reaches a mistake or the data is no object.
 */
export const transform = (mapping: object, data: object = {}, statsContext?: StatsContext): JSONObject =>
  shared.map(mapping, data, statsContext) as JSONObject

/** What a mapping makes of each of several events. */
export const transformBatch = (
  mapping: object,
  data: readonly object[] = [],
  statsContext?: StatsContext,
): JSONObject[] => shared.mapEach(mapping, data, statsContext) as JSONObject[]
