import type { ActionHooksDefinition } from './action-hook.js'
import type { AsyncBatchResponse, PollPayload, PollResponse } from './async-batch.js'
import type { AudienceMembership } from './audience.js'
import type { DynamicFieldsDefinition } from './dynamic-field.js'
import type { InputField } from './input-field.js'
import type { RequestFn } from './request.js'
import type { SyncModeDefinition } from './sync-mode.js'
import type { Unchecked } from './unchecked.js'

/** Fields with a meaning of their own: events go into one batch only where the values of these keys are equal. */
interface ReservedInputFields {
  batch_keys?: {
    label: string
    description: string
    type: 'string'
    unsafe_hidden?: true
    multiple?: true
    required?: false
    default?: string[]
  }
}

export interface BaseActionDefinition {
  title: string
  description: string
  platform?: 'cloud' | 'web'
  /** The trigger that a new subscription starts with. */
  defaultSubscription?: string
  hidden?: boolean
  fields: Omit<Record<string, InputField>, keyof ReservedInputFields> & ReservedInputFields
}

interface WithPartner<Settings, Payload, AudienceSettings, HookInputs, HookOutputs>
  extends BaseActionDefinition {
  dynamicFields?: DynamicFieldsDefinition<Settings, Payload, AudienceSettings>
  hooks?: ActionHooksDefinition<Settings, Payload, AudienceSettings, HookInputs, HookOutputs>
  syncMode?: SyncModeDefinition
}

export interface ActionDefinition<
  Settings,
  Payload = Unchecked,
  AudienceSettings = Unchecked,
  GeneratedActionHookInputs = Unchecked,
  GeneratedActionHookOutputs = Unchecked,
> extends WithPartner<
    Settings,
    Payload,
    AudienceSettings,
    GeneratedActionHookInputs,
    GeneratedActionHookOutputs
  > {
  perform: RequestFn<Settings, Payload, Unchecked, AudienceSettings, Unchecked, AudienceMembership>
  /** Returns a `MultiStatusResponse`, or one response for all. */
  performBatch?: RequestFn<Settings, Payload[], unknown, AudienceSettings, Unchecked, AudienceMembership[]>
}

/** An action whose batches the partner works on for a while: it is sent a batch, and asked after it until it is done. */
export interface AsyncActionDefinition<
  Settings,
  Payload = Unchecked,
  AudienceSettings = Unchecked,
  GeneratedActionHookInputs = Unchecked,
  GeneratedActionHookOutputs = Unchecked,
> extends WithPartner<
    Settings,
    Payload,
    AudienceSettings,
    GeneratedActionHookInputs,
    GeneratedActionHookOutputs
  > {
  performBatch: RequestFn<
    Settings,
    Payload[],
    AsyncBatchResponse,
    AudienceSettings,
    Unchecked,
    AudienceMembership[]
  >
  performPoll: RequestFn<Settings, PollPayload, PollResponse, AudienceSettings>
}
