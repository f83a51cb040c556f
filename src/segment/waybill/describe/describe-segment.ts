import type { Destination } from '../../../actions/index.js'
import type {
  AudienceDestinationDefinition,
  DestinationDefinition,
} from '../../types/destination-definition.js'
import type { Unchecked } from '../../types/unchecked.js'
import { segmentDestination } from '../segment-destination.js'
import { type ActionDescription, describeAction } from './describe-action.js'
import { draftOf } from './draft.js'

/** What of a definition could be data, and what keeps the rest from it. */
export interface SegmentDescription {
  readonly name: string
  readonly actions: readonly ActionDescription[]
  /** A definition of Waybill's with the actions that could be data, to go on from; left out where there are none. */
  readonly draft?: Destination
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
  const draft = draftOf(definition, actions)
  return {
    name: definition.name,
    actions,
    ...(draft !== undefined && { draft }),
    besides: codeBesides(definition),
    notes,
  }
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
