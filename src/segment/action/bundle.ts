import type { AuthTokens } from '../types/authentication.js'
import type { JSONObject } from '../types/json.js'
import type {
  EngageDestinationCache,
  Features,
  Logger,
  Personas,
  StateContext,
  StatsContext,
  SubscriptionMetadata,
  TransactionContext,
} from '../types/services.js'
import type { Unchecked } from '../types/unchecked.js'

/** What a host gives a run besides event and mapping; a definition's functions see all of it. */
export interface RunContext {
  readonly auth?: AuthTokens | undefined
  readonly features?: Features | undefined
  readonly statsContext?: StatsContext | undefined
  readonly logger?: Logger | undefined
  readonly engageDestinationCache?: EngageDestinationCache | undefined
  readonly transactionContext?: TransactionContext | undefined
  readonly stateContext?: StateContext | undefined
  readonly subscriptionMetadata?: SubscriptionMetadata | undefined
  readonly signal?: AbortSignal | undefined
}

/** One run of an action: an event, or a batch of them. */
export interface Bundle<Settings, Data, AudienceSettings = Unchecked> extends RunContext {
  readonly data: Data
  readonly settings: Settings
  readonly audienceSettings?: AudienceSettings | undefined
  readonly mapping: JSONObject
  readonly personasContext?: Personas | undefined
}

/** An event, as far as mappings and memberships of audiences read it. */
export interface InputData {
  readonly type?: unknown
  readonly event?: unknown
  readonly context?: unknown
  readonly traits?: unknown
  readonly properties?: unknown
}
