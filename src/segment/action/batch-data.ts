import type { ActionDefinition, AsyncActionDefinition } from '../types/action-definition.js'
import type { Unchecked } from '../types/unchecked.js'
import { resolveAudienceMembership } from './audience-membership.js'
import type { Bundle, InputData } from './bundle.js'
import { fromMapping, performData } from './perform-data.js'
import type { ValidBatch } from './valid-batch.js'

/** What `performBatch` is given: the payloads that fit, and the audience membership of each of them. */
export function batchData<Settings, AudienceSettings>(
  definition: ActionDefinition<Unchecked> | AsyncActionDefinition<Unchecked>,
  bundle: Bundle<Settings, InputData[], AudienceSettings>,
  { payloads, places }: ValidBatch,
) {
  const found = fromMapping(definition, bundle.mapping)
  const audienceMembership = places.map((place) =>
    resolveAudienceMembership(bundle.data[place], found.syncMode, bundle.features),
  )
  return performData(bundle, [...payloads], { audienceMembership }, found)
}
