import type { Bundle } from '../action/bundle.js'
import type { SegmentEvent } from '../types/segment-event.js'
import type { Unchecked } from '../types/unchecked.js'
import type { Services } from './services.js'
import type { ActionInput } from './subscription-input.js'

/**
 * What an action runs with: what comes with the event, for the rest what the host gave, and what the first event says
 * of the computation of Engage that it comes from.
 */
export function bundleOf<Settings, Data>(
  input: ActionInput<Settings>,
  services: Services,
  data: Data,
  first: SegmentEvent | undefined,
): Bundle<Settings, Data> {
  const personas: Unchecked = first?.context?.personas
  return {
    data,
    settings: input.settings,
    audienceSettings: personas ? personas.audience_settings : {},
    mapping: input.mapping,
    auth: input.auth,
    features: input.features ?? services.features,
    statsContext: input.statsContext ?? services.statsContext,
    personasContext: personas,
    logger: input.logger ?? services.logger,
    engageDestinationCache: input.engageDestinationCache ?? services.engageDestinationCache,
    transactionContext: input.transactionContext,
    stateContext: input.stateContext,
    subscriptionMetadata: input.subscriptionMetadata,
    signal: input.signal,
  }
}
