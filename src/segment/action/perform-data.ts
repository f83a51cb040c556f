import type { BaseActionDefinition } from '../types/action-definition.js'
import type { ActionHookType } from '../types/action-hook.js'
import type { SyncMode, SyncModeDefinition } from '../types/sync-mode.js'
import type { Unchecked } from '../types/unchecked.js'
import type { Bundle } from './bundle.js'
import { syncModeOf } from './sync-mode-of.js'

/** What a definition's function finds in the mapping besides its fields. */
export interface FromMapping {
  readonly hookOutputs: Partial<Record<ActionHookType, Unchecked>>
  readonly syncMode: SyncMode | undefined
  readonly matchingKey: string | undefined
}

interface Partner extends BaseActionDefinition {
  readonly hooks?: Partial<Record<ActionHookType, unknown>>
  readonly syncMode?: SyncModeDefinition
}

/** The outputs of hooks that were saved with the mapping, the chosen sync mode and the key that rows are matched by. */
export function fromMapping(definition: Partner, mapping: object = {}): FromMapping {
  const saved: Readonly<Record<string, unknown>> = { ...mapping }
  const matchingKey = saved.__segment_internal_matching_key
  const outputs = Object.keys(definition.hooks ?? {}).filter((hook) => saved[hook])
  return {
    hookOutputs: Object.fromEntries(outputs.map((hook) => [hook, saved[hook]])),
    syncMode: definition.syncMode ? syncModeOf(mapping) : undefined,
    matchingKey: matchingKey ? String(matchingKey) : undefined,
  }
}

/** What a function of a definition is given: the run, under the names that it knows and in their order, for some send it on. */
export function performData<Settings, Data, AudienceSettings, Payload, Membership extends object>(
  bundle: Bundle<Settings, Data, AudienceSettings>,
  payload: Payload,
  membership: Membership,
  found: FromMapping,
) {
  return {
    rawData: bundle.data,
    rawMapping: bundle.mapping,
    settings: bundle.settings,
    payload,
    ...membership,
    auth: bundle.auth,
    features: bundle.features,
    statsContext: bundle.statsContext,
    personasContext: bundle.personasContext,
    logger: bundle.logger,
    engageDestinationCache: bundle.engageDestinationCache,
    transactionContext: bundle.transactionContext,
    stateContext: bundle.stateContext,
    audienceSettings: bundle.audienceSettings,
    ...found,
    subscriptionMetadata: bundle.subscriptionMetadata,
    signal: bundle.signal,
  }
}
