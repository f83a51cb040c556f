import type { Unchecked } from '../types/unchecked.js'
import { resolveAudienceMembership } from './audience-membership.js'
import type { Bundle, InputData } from './bundle.js'
import { type MappingReader, performData, syncModeIn } from './perform-data.js'
import type { ValidBatch } from './valid-batch.js'

/** What `performBatch` is given: the payloads that fit, and the audience membership of each of them. */
export function batchData<Settings, AudienceSettings>(
  definition: MappingReader,
  bundle: Bundle<Settings, InputData[], AudienceSettings>,
  { payloads, places }: ValidBatch,
) {
  const { data, mapping, features } = bundle
  const syncMode = syncModeIn(definition, mapping)
  const audienceMembership = places.map((place) => resolveAudienceMembership(data[place], syncMode, features))
  // Payloads are the definition's own: it may change them, and the list.
  const own: Unchecked[] = [...payloads]
  return performData(bundle, definition, own, { audienceMembership })
}
