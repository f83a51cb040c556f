import type { DynamicFieldResponse } from './dynamic-field.js'
import type { InputField } from './input-field.js'
import type { RequestFn } from './request.js'

export const hookTypeStrings = ['onMappingSave', 'retlOnMappingSave'] as const

/** When a hook runs. */
export type ActionHookType = (typeof hookTypeStrings)[number]

export interface ActionHookResponse<GeneratedActionHookOutputs> {
  successMessage?: string
  /** Kept in the mapping, where `perform` finds it as `hookOutputs`. */
  savedData?: GeneratedActionHookOutputs
  error?: { message: string; code: string }
}

export interface ActionHookDefinition<
  Settings,
  Payload,
  AudienceSettings,
  GeneratedActionHookTypesInputs,
  GeneratedActionHookOutputs,
> {
  label: string
  description: string
  inputFields?: Record<
    string,
    Omit<InputField, 'dynamic'> & {
      dynamic?: RequestFn<
        Settings,
        Payload,
        DynamicFieldResponse,
        AudienceSettings,
        GeneratedActionHookTypesInputs
      >
    }
  >
  outputTypes?: Record<string, { label: string; description: string; type: string; required: boolean }>
  performHook: RequestFn<
    Settings,
    Payload,
    ActionHookResponse<GeneratedActionHookOutputs>,
    AudienceSettings,
    GeneratedActionHookTypesInputs
  >
}

/** The hooks of an action, by when they run. */
export type ActionHooksDefinition<Settings, Payload, AudienceSettings, HookInputs, HookOutputs> = {
  [Type in ActionHookType]?: ActionHookDefinition<
    Settings,
    Payload,
    AudienceSettings,
    NonNullable<HookInputs>,
    NonNullable<HookOutputs>
  >
}
