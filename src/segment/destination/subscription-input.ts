import type { RunContext } from '../action/bundle.js'
import type { PollPayload } from '../types/async-batch.js'
import type { AuthTokens } from '../types/authentication.js'
import type { JSONObject } from '../types/json.js'
import type { SegmentEvent } from '../types/segment-event.js'
import type { StatsContext, SubscriptionMetadata } from '../types/services.js'
import type { Subscription } from '../types/subscription.js'
import type { OnEventOptions } from './event-options.js'

/** What an action runs with: settings, a mapping and what a host gives. */
export interface ActionInput<Settings> extends RunContext {
  readonly mapping: JSONObject
  readonly settings: Settings
}

/** One event for an action. */
export interface EventInput<Settings> extends ActionInput<Settings> {
  readonly event: SegmentEvent
}

/** Several events for an action that takes batches. */
export interface BatchEventInput<Settings> extends ActionInput<Settings> {
  readonly events: SegmentEvent[]
}

/** A question after a batch. */
export interface AsyncPollInput<Settings> extends RunContext {
  readonly pollPayload: PollPayload
  readonly settings: Settings
}

/** What one call of `onEvent` or `onBatch` has for all subscriptions. */
export interface Delivery<Settings> {
  readonly settings: Settings
  readonly auth: AuthTokens
  readonly options: OnEventOptions | undefined
}

/** What the action of a subscription runs with. */
export function subscriptionInput<Settings>(
  subscription: Subscription,
  { settings, auth, options = {} }: Delivery<Settings>,
): ActionInput<Settings> {
  return {
    mapping: subscription.mapping || {},
    subscriptionMetadata: metadataOf(subscription),
    settings,
    auth,
    features: options.features || {},
    statsContext: taggedFor(subscription.partnerAction, options.statsContext),
    logger: options.logger,
    engageDestinationCache: options.engageDestinationCache,
    transactionContext: options.transactionContext,
    stateContext: options.stateContext,
    signal: options.signal,
  }
}

/**
 * The host's statistics with the action among their tags: of this subscription only, and the host's own stay as they
 * are. Where there are none definitions expect an object all the same.
 */
export function taggedFor(action: string, statsContext: StatsContext | undefined): StatsContext {
  if (statsContext?.tags === undefined) return statsContext ?? ({} as StatsContext)
  return { ...statsContext, tags: [...statsContext.tags, `partnerAction:${action}`] }
}

const metadataOf = ({ ID, ConfigID, ActionID, ProjectID }: Subscription): SubscriptionMetadata => ({
  actionConfigId: ID,
  destinationConfigId: ConfigID,
  actionId: ActionID,
  sourceId: ProjectID,
})
