import type {
  AudienceDestinationDefinition,
  DestinationDefinition,
} from '../../types/destination-definition.js'
import type { Unchecked } from '../../types/unchecked.js'
import { segmentDestination } from '../segment-destination.js'
import { type ActionDescription, describeAction } from './describe-action.js'

/** What of a definition could be data, and what keeps the rest from it. */
export interface SegmentDescription {
  readonly name: string
  readonly actions: readonly ActionDescription[]
  /** Code that belongs to no action. */
  readonly besides: readonly string[]
  /** Defaults, triggers and presets that Waybill does not take as they are. */
  readonly notes: readonly string[]
}

/**
 * Says which actions of a definition could become data and what keeps the others from it, with the request that each of
 * them sends as far as it was found out. The code is run for made-up payloads with a client whose requests go nowhere; a
 * definition that sends by other ways than that client would send.
 */
export async function describeSegment(
  definition: DestinationDefinition<Unchecked> | AudienceDestinationDefinition<Unchecked, Unchecked>,
): Promise<SegmentDescription> {
  const actions: ActionDescription[] = []
  for (const [name, action] of Object.entries(definition.actions))
    actions.push(await describeAction(definition, name, action))
  const { notes = [] } = segmentDestination(definition)
  return { name: definition.name, actions, besides: codeBesides(definition), notes }
}

function codeBesides(
  definition: DestinationDefinition<Unchecked> | AudienceDestinationDefinition<Unchecked, Unchecked>,
): readonly string[] {
  const { authentication, onDelete, asyncActions = {} } = definition
  const makesAudiences = 'audienceConfig' in definition && 'createAudience' in definition.audienceConfig
  return [
    ...(authentication?.testAuthentication ? ['testAuthentication'] : []),
    ...(authentication && 'refreshAccessToken' in authentication ? ['refreshAccessToken'] : []),
    ...(makesAudiences ? ['createAudience', 'getAudience'] : []),
    ...(onDelete ? ['onDelete'] : []),
    ...Object.keys(asyncActions),
  ]
}
