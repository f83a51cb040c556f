import type { EventType } from '../events/event.js'
import type { Json, JsonObject } from '../json/value.js'

/**
 * A destination as data (definitions.md): everything here survives `JSON.parse(JSON.stringify(definition))`.
 * What the form is, the meta-schema says at run time; these types say it to an editor.
 */
export interface Destination {
  /** Lower-case letters, digits and hyphens; unique in an engine. */
  readonly slug: string
  /** Semantic version. */
  readonly version: string
  readonly name: string
  readonly description?: string
  /** Where the vendor documents what is used here. */
  readonly docs?: string
  /** The keys that address it in an event's `integrations`; its name where they are left out. */
  readonly integrationNames?: readonly string[]
  /** The event types that it can take. */
  readonly events: readonly EventType[]
  /** JSON Schema of a connection's settings; `format: "password"` marks a secret. */
  readonly settings: ObjectSchema
  readonly auth?: Auth
  /** Mappings by name, read as `$.let.<name>`; each may read earlier ones. */
  readonly let?: JsonObject
  /** What all requests share. */
  readonly request?: RequestDefaults
  readonly actions: { readonly [name: string]: Action }
}

export interface Action {
  readonly title: string
  readonly description?: string
  /** The default trigger, in FQL; without one every subscription writes its own. */
  readonly trigger?: string
  /** JSON Schema of the payload. */
  readonly fields: ObjectSchema
  /** The default mapping from an event to the payload. */
  readonly mapping?: JsonObject
  /** Whether keys of field mappings say where values go: `info.name`, `info[0].email`. */
  readonly expandKeys?: boolean
  readonly checks?: readonly Check[]
  readonly let?: JsonObject
  readonly request: RequestTemplate
  readonly examples: readonly Example[]
}

/** A rule over the scope of a template that the schema can not say. */
export interface Check {
  /** FQL over `payload`, `settings`, `run`, `let`. */
  readonly require: string
  readonly message: string
  readonly code?: string
  /** The payload fields at fault. */
  readonly fields?: readonly string[]
  /** A warning lets the delivery through and stands in the outcome. */
  readonly severity?: 'error' | 'warning'
}

export interface RequestDefaults {
  /** Text with holes, or a mapping; over `$.settings` and `$.let` only. */
  readonly baseUrl?: Json
  /** The hosts that a base address with holes may turn into: `*.example.com`. */
  readonly hosts?: readonly string[]
  readonly headers?: JsonObject
}

/** A request as a template: text with holes in `path` and `url`, mappings elsewhere. */
export interface RequestTemplate {
  readonly method: Json
  /** Below the base address. */
  readonly path?: string
  /** A whole address: text with holes, or a mapping that reads a field declared as `target`. */
  readonly url?: Json
  readonly query?: Json
  readonly headers?: Json
  readonly json?: Json
  readonly text?: Json
  readonly sign?: Sign
}

/** An HMAC over the bytes of the body, put into a header; left out where the secret is missing. */
export interface Sign {
  readonly header: string
  readonly algorithm: 'sha1' | 'sha256' | 'sha512'
  readonly encoding: 'hex' | 'base64'
  readonly secret: Json
}

export type Auth =
  | { readonly type: 'none' }
  | { readonly type: 'basic'; readonly username: Json; readonly password: Json }
  | { readonly type: 'bearer'; readonly token: Json }
  | { readonly type: 'header'; readonly name: string; readonly value: Json }

/** An event with what comes of it: test and documentation in one. */
export interface Example {
  readonly title: string
  readonly settings?: JsonObject
  /** Laid over the default mapping. */
  readonly mapping?: JsonObject
  readonly event: JsonObject
  /** Requests as they leave, without ids and keys; an empty list where nothing is sent. */
  readonly requests?: readonly JsonObject[]
  /** Or the outcome of a failure. */
  readonly outcome?: { readonly code: string; readonly fields?: readonly string[] }
}

/** A JSON Schema of an object, as far as the types know it. */
export interface ObjectSchema {
  readonly type: 'object'
  readonly required?: readonly string[]
  readonly properties?: { readonly [name: string]: FieldSchema }
  readonly additionalProperties?: boolean | FieldSchema
  readonly [keyword: string]: unknown
}

/** A JSON Schema of one value, with the keywords of ours that say how a field is used. */
export interface FieldSchema {
  readonly type?: string | readonly string[]
  readonly title?: string
  readonly description?: string
  readonly format?: string
  readonly items?: FieldSchema
  readonly properties?: { readonly [name: string]: FieldSchema }
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | FieldSchema
  /** The field holds an address to send to: only these hosts, `https` unless said. */
  readonly target?: Target
  readonly [keyword: string]: unknown
}

export interface Target {
  readonly hosts: readonly string[]
  readonly schemes?: readonly string[]
}

/** The definition itself, checked by TypeScript where it is written. */
export function defineDestination<const Definition extends Destination>(definition: Definition): Definition {
  return definition
}
