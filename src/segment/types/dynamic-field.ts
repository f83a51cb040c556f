import type { FieldTypeName } from './input-field.js'
import type { RequestFn } from './request.js'

export interface DynamicFieldItem {
  label: string
  value: string
  description?: string
  type?: FieldTypeName
}

export interface DynamicFieldError {
  code: string
  message: string
}

export interface DynamicFieldResponse {
  choices: DynamicFieldItem[]
  nextPage?: string
  error?: DynamicFieldError
}

/** Which member of a list or an object choices are asked for. */
export interface DynamicFieldContext {
  selectedArrayIndex?: number
  selectedKey?: string
  query?: string
}

type Choices<Settings, Payload, AudienceSettings> = RequestFn<
  Settings,
  Payload,
  DynamicFieldResponse,
  AudienceSettings
>

type ChoicesOfMembers<Members, Settings, Payload, AudienceSettings> = {
  [Member in keyof NonNullable<Members> | '__keys__' | '__values__']?: Choices<
    Settings,
    Payload,
    AudienceSettings
  >
}

type ElementOf<List> = List extends (infer Element)[] ? Element : never

/** The functions that ask a partner for choices, by field, and by member of a field that holds an object. */
export type DynamicFieldsDefinition<Settings, Payload, AudienceSettings> = {
  [Field in keyof Payload]?: ElementOf<Payload[Field]> extends never
    ? Payload[Field] extends object | undefined
      ? ChoicesOfMembers<Payload[Field], Settings, Payload, AudienceSettings>
      : Choices<Settings, Payload, AudienceSettings>
    : ElementOf<Payload[Field]> extends object
      ? ChoicesOfMembers<ElementOf<Payload[Field]>, Settings, Payload, AudienceSettings>
      : never
}
