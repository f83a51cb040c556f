import type { DependsOnConditions } from './conditions.js'
import type { RequestFn } from './request.js'
import type { Optional } from './type-operators.js'

export type FieldTypeName =
  | 'string'
  | 'text'
  | 'number'
  | 'integer'
  | 'datetime'
  | 'boolean'
  | 'password'
  | 'object'

export interface FieldChoice {
  value: string | number
  label: string
}

/** What a field says of the value that it takes: as much as JSON Schema can hold. */
export interface InputFieldJSONSchema {
  label: string
  description: string
  type: FieldTypeName
  /** Takes `null` as a value, and not as none. */
  allowNull?: boolean
  /** Takes a list; one value is a list of one. */
  multiple?: boolean
  /** Takes members that `properties` does not name. */
  additionalProperties?: boolean
  /** A value, or directives that make one. */
  default?: object | string | number | boolean
  choices?: string[] | FieldChoice[]
  required?: boolean | DependsOnConditions
  properties?: Record<string, Optional<InputField, 'description'>>
  format?:
    | 'date'
    | 'time'
    | 'date-time'
    | 'uri'
    | 'uri-reference'
    | 'uri-template'
    | 'email'
    | 'hostname'
    | 'ipv4'
    | 'ipv6'
    | 'regex'
    | 'uuid'
    | 'password'
    | 'text'
}

/** A field of an action. What is not said by `InputFieldJSONSchema` is for the settings page, all but the bounds. */
export interface InputField extends InputFieldJSONSchema {
  placeholder?: string
  /** Has choices that the action's `dynamicFields` ask the partner for. */
  dynamic?: boolean
  defaultObjectUI?: 'keyvalue' | 'object' | 'keyvalue:only' | 'object:only' | 'arrayeditor'
  unsafe_hidden?: boolean
  readOnly?: boolean
  depends_on?: DependsOnConditions
  category?: 'identifier' | 'data' | 'internal' | 'config' | 'sync' | 'hashedPII'
  displayMode?: 'expanded' | 'normal' | 'collapsed'
  disabledInputMethods?: ('literal' | 'variable' | 'function' | 'enrichment' | 'freeform')[]
  /** The least value of a number, or the least length of a text. */
  minimum?: number
  maximum?: number
}

/** A setting of a destination, or of an audience. */
export interface GlobalSetting
  extends Omit<InputField, 'additionalProperties' | 'defaultObjectUI' | 'dynamic'> {
  type: 'boolean' | 'string' | 'password' | 'number'
  choices?: FieldChoice[]
  default?: string | number | boolean
  // biome-ignore lint/complexity/noBannedTypes: a setting's choices are asked for before there is any payload.
  dynamic?: RequestFn<Record<string, boolean | string | number>, {}>
}

/** As much of a field as a schema is made from. */
export type MinimalInputField =
  | Optional<InputField, 'description'>
  | (Optional<GlobalSetting, 'description'> & { additionalProperties?: boolean })
