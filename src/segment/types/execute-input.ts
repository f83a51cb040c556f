import type { ActionHookType } from './action-hook.js'
import type { AudienceMembership } from './audience.js'
import type { AuthTokens } from './authentication.js'
import type { DynamicFieldContext } from './dynamic-field.js'
import type { JSONObject } from './json.js'
import type {
  EngageDestinationCache,
  Features,
  Logger,
  Personas,
  StateContext,
  StatsContext,
  SubscriptionMetadata,
  TransactionContext,
} from './services.js'
import type { SyncMode } from './sync-mode.js'
import type { Unchecked } from './unchecked.js'

/** What a function of a definition is given. */
export interface ExecuteInput<
  Settings,
  Payload,
  AudienceSettings = unknown,
  ActionHookInputs = Unchecked,
  ActionHookOutputs = Unchecked,
  AudienceMembershipType = AudienceMembership | AudienceMembership[],
> {
  readonly mapping?: JSONObject | undefined
  readonly settings: Settings
  readonly audienceSettings?: AudienceSettings | undefined
  /** What the mapping made of the event, coerced and checked; of a batch, a list. */
  payload: Payload
  /** Of a batch, a list with a place for each payload. */
  audienceMembership?: AudienceMembershipType | undefined
  hookInputs?: ActionHookInputs | undefined
  hookOutputs?: Partial<Record<ActionHookType, ActionHookOutputs>> | undefined
  dynamicFieldContext?: DynamicFieldContext | undefined
  page?: string | undefined
  syncMode?: SyncMode | undefined
  matchingKey?: string | undefined
  readonly auth?: AuthTokens | undefined
  readonly features?: Features | undefined
  readonly statsContext?: StatsContext | undefined
  readonly personasContext?: Personas | undefined
  readonly logger?: Logger | undefined
  readonly engageDestinationCache?: EngageDestinationCache | undefined
  readonly transactionContext?: TransactionContext | undefined
  readonly stateContext?: StateContext | undefined
  readonly subscriptionMetadata?: SubscriptionMetadata | undefined
  readonly signal?: AbortSignal | undefined
}

/** What choices are asked for with. */
export interface ExecuteDynamicFieldInput<Settings, Payload, AudienceSettings = Unchecked> {
  settings: Settings
  audienceSettings?: AudienceSettings | undefined
  payload: Payload
  page?: string | undefined
  auth?: AuthTokens | undefined
  features?: Features | undefined
  statsContext?: StatsContext | undefined
  hookInputs?: Record<string, string | boolean | number | (string | boolean | number)[]> | undefined
  dynamicFieldContext?: DynamicFieldContext | undefined
}
