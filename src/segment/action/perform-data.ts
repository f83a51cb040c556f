import type { BaseActionDefinition } from '../types/action-definition.js'
import type { ActionHookType } from '../types/action-hook.js'
import type { SyncMode, SyncModeDefinition } from '../types/sync-mode.js'
import type { Unchecked } from '../types/unchecked.js'
import type { Bundle } from './bundle.js'
import { syncModeOf } from './sync-mode-of.js'

/** The part of a definition that says what its functions find in a mapping besides the fields. */
export interface MappingReader extends BaseActionDefinition {
  readonly hooks?: Partial<Record<ActionHookType, unknown>>
  readonly syncMode?: SyncModeDefinition
}

/** What a function of a definition is given for a payload: the run, under the names that it knows and in their order, for some send it on. */
export function performData<Settings, Data, AudienceSettings, Payload, Membership extends object>(
  bundle: Bundle<Settings, Data, AudienceSettings>,
  definition: MappingReader,
  payload: Payload,
  membership?: Membership,
) {
  const { mapping } = bundle
  return {
    rawData: bundle.data,
    rawMapping: mapping,
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
    hookOutputs: definition.hooks === undefined ? {} : outputsOf(Object.keys(definition.hooks), mapping),
    syncMode: syncModeIn(definition, mapping),
    matchingKey: matchingKeyOf(mapping),
    subscriptionMetadata: bundle.subscriptionMetadata,
    signal: bundle.signal,
  }
}

/** The mode that a subscription chose, of an action that has modes. */
export const syncModeIn = (definition: MappingReader, mapping: object): SyncMode | undefined =>
  definition.syncMode ? syncModeOf(mapping) : undefined

/** What hooks gave when the mapping was saved. */
function outputsOf(
  hooks: readonly string[],
  mapping: Readonly<Record<string, Unchecked>>,
): Partial<Record<ActionHookType, Unchecked>> {
  return Object.fromEntries(hooks.filter((hook) => mapping[hook]).map((hook) => [hook, mapping[hook]]))
}

/** The key that rows are matched by. */
function matchingKeyOf(mapping: Readonly<Record<string, unknown>>): string | undefined {
  const key = mapping.__segment_internal_matching_key
  return key ? String(key) : undefined
}
