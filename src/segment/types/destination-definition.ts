import type { ActionDefinition, AsyncActionDefinition, BaseActionDefinition } from './action-definition.js'
import type { AudienceMode, AudienceResult, CreateAudienceInput, GetAudienceInput } from './audience.js'
import type { AuthenticationScheme } from './authentication.js'
import type { ExecuteInput } from './execute-input.js'
import type { GlobalSetting } from './input-field.js'
import type { RequestClient, RequestExtension } from './request.js'
import type { ID } from './segment-event.js'
import type { Preset } from './subscription.js'
import type { MaybePromise } from './type-operators.js'
import type { Unchecked } from './unchecked.js'

export interface BaseDefinition {
  name: string
  mode: 'cloud' | 'device' | 'warehouse'
  description?: string
  slug?: string
  actions: Record<string, BaseActionDefinition>
  presets?: Preset[]
}

/** Whose data a partner is to delete. */
export interface DeletionPayload {
  userId: ID
  anonymousId: ID
}

export type Deletion<Settings, Return = Unchecked> = (
  request: RequestClient,
  data: ExecuteInput<Settings, DeletionPayload>,
) => MaybePromise<Return>

export interface DestinationDefinition<Settings = unknown> extends BaseDefinition {
  mode: 'cloud'
  actions: Record<string, ActionDefinition<Settings>>
  asyncActions?: Record<string, AsyncActionDefinition<Settings>>
  extendRequest?: RequestExtension<Settings, Unchecked>
  authentication?: AuthenticationScheme<Settings>
  onDelete?: Deletion<Settings>
}

export interface WarehouseDestinationDefinition<Settings = unknown> extends BaseDefinition {
  mode: 'warehouse'
  actions: Record<string, ActionDefinition<Settings>>
  settings: Record<string, GlobalSetting>
  onDelete?: Deletion<Settings>
}

export interface AudienceDestinationConfiguration {
  mode: AudienceMode
}

/** An audience that has to be made at the partner before anybody can enter it. */
export interface AudienceDestinationConfigurationWithCreateGet<Settings = unknown, AudienceSettings = unknown>
  extends AudienceDestinationConfiguration {
  createAudience(
    request: RequestClient,
    input: CreateAudienceInput<Settings, AudienceSettings>,
  ): Promise<AudienceResult>
  getAudience(
    request: RequestClient,
    input: GetAudienceInput<Settings, AudienceSettings>,
  ): Promise<AudienceResult>
}

export interface AudienceDestinationDefinition<Settings = unknown, AudienceSettings = unknown>
  extends DestinationDefinition<Settings> {
  audienceConfig:
    | AudienceDestinationConfigurationWithCreateGet<Settings, AudienceSettings>
    | AudienceDestinationConfiguration
  audienceFields: Record<string, GlobalSetting>
  actions: Record<string, ActionDefinition<Settings, Unchecked, AudienceSettings>>
  asyncActions?: Record<string, AsyncActionDefinition<Settings, Unchecked, AudienceSettings>>
}
