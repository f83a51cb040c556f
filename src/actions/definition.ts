import type { EventType } from '../events/event.js'
import type { Json, JsonObject } from '../json/value.js'
import type { CsvTemplate } from './bodies/csv.js'
import type { CheckedDefinition } from './checked-definition.js'

/**
 * A destination as data (definitions.md): everything here survives `JSON.parse(JSON.stringify(definition))`.
 * What the form is, the meta-schema says at run time; these types say it to an editor.
 */
export interface Destination {
  /** For editors: the JSON Schema of definitions, where the definition is a file of JSON. */
  readonly $schema?: string
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
  /** Whether events come that do not name it there; true unless said, and a connection can say otherwise. */
  readonly enabledByDefault?: boolean
  /** `record`: a plain row instead of an event, which has no type and goes through no step before the triggers. */
  readonly input?: 'event' | 'record'
  /** The event types that it can take; none where its input is a record. */
  readonly events?: readonly EventType[]
  /** JSON Schema of a connection's settings; `format: "password"` marks a secret. */
  readonly settings: ObjectSchema
  /** What the schema of the settings can not say; asked once, when a connection is made. */
  readonly checks?: readonly Check[]
  readonly auth?: Auth
  /** Mappings by name, read as `$.let.<name>`; each may read earlier ones. */
  readonly let?: JsonObject
  /** What all requests share. */
  readonly request?: RequestDefaults
  /** What answers mean, for all requests; an action and a request can put rules before these. */
  readonly responses?: readonly ResponseRule[]
  /** The calls that a page makes when it has loaded, for a destination that is fed through a queue. */
  readonly init?: Commands
  readonly actions: { readonly [name: string]: Action }
  /** Subscriptions that most people want. */
  readonly presets?: readonly Preset[]
  /** A request that proves the credentials; over `$.settings`, `$.auth` and `$.let` only. */
  readonly verify?: RequestTemplate
  /** The registered functions that its mappings call. */
  readonly functions?: readonly string[]
  /** What whoever configures it should know: limits, facts that could not be confirmed. */
  readonly notes?: readonly string[]
}

/** A subscription that is ready to be switched on; what it leaves out is the action's default. */
export interface Preset {
  readonly name: string
  readonly action: string
  readonly trigger?: string
  /** Laid over the default mapping of the action. */
  readonly mapping?: JsonObject
  readonly syncMode?: SyncMode
}

export interface Action {
  readonly title: string
  readonly description?: string
  /** The default trigger, in FQL; without one every subscription writes its own. */
  readonly trigger?: string
  /** What to use instead, for an action that is kept for saved configurations only. */
  readonly deprecated?: string
  /** JSON Schema of the payload. */
  readonly fields: ObjectSchema
  /** Fields by their old names: a saved mapping to one becomes a mapping to the new one, with a warning. */
  readonly renamed?: { readonly [oldField: string]: string }
  /** `strict`: a payload is not coerced, it fits as it is. A field can say the same, for itself and all in it. */
  readonly coercion?: 'strict'
  /** JSON Schema of the settings that this action alone needs, beside those of the destination. */
  readonly settings?: ObjectSchema
  /** The default mapping from an event to the payload. */
  readonly mapping?: JsonObject
  /** Whether keys of field mappings say where values go: `info.name`, `info[0].email`. */
  readonly expandKeys?: boolean
  readonly checks?: readonly Check[]
  readonly let?: JsonObject
  /** One request an event; or `requests`, or `commands`, or `build`. */
  readonly request?: RequestTemplate
  /** Several, sent in this order, each after the one before. */
  readonly requests?: readonly RequestTemplate[]
  /** Whether `requests` wait for each other only where one reads the answer of another. */
  readonly independent?: boolean
  readonly commands?: Commands
  /** A pure function that gives the requests: the way out where data can not say it. */
  readonly build?: BuildRequests
  /** It sends nothing by itself: what it takes travels with a later event. */
  readonly deferred?: boolean
  readonly responses?: readonly ResponseRule[]
  readonly batch?: Batch
  /** `batch`: a single event is sent as a batch of one. */
  readonly single?: 'batch'
  /** The sync modes that a subscription can choose from; the first is the one where it chooses none. */
  readonly syncModes?: readonly SyncMode[]
  readonly examples: readonly Example[]
}

/** What is done with a record on the other side (requirements.md R16), read as `$.run.syncMode`. */
export type SyncMode = 'add' | 'update' | 'upsert' | 'delete' | 'mirror'

/** Calls for a page's command queue, in order. */
export interface Commands {
  /** Where the page keeps it: `cX.callQueue`. */
  readonly queue: string
  readonly calls: readonly CommandTemplate[]
}

export interface CommandTemplate {
  /** FQL; where it does not hold, the call is left out. */
  readonly when?: string
  /** A mapping to a list: one call an element, which is `@`. */
  readonly each?: Json
  /** The name and the arguments, each a mapping. */
  readonly call: readonly Json[]
}

/** What an answer means (definitions.md, Responses). The first rule that matches counts. */
export interface ResponseRule {
  /** FQL over `status`, `headers`, `body` and the scope of a template. */
  readonly when: string
  readonly then: ResponseVerdict
  /** A mapping to the code of the outcome. */
  readonly code?: Json
  /** A mapping to words for a person. */
  readonly message?: Json
  /** Milliseconds to wait before a retry, as a mapping. */
  readonly after?: Json
}

/**
 * `success`: it was taken. `discard`: never again. `retry`: later. `refresh`: with a new token. `ignore`: the answer
 * decides nothing, and what follows goes on. `split`: once more, as two batches.
 */
export type ResponseVerdict = 'success' | 'discard' | 'retry' | 'refresh' | 'ignore' | 'split'

/** How several events go in one request (definitions.md, Batch). In `groupBy`, `weight` and `key` `@` is the item. */
export interface Batch {
  /** A number, or a mapping over the settings. */
  readonly maxItems?: Json
  /** Bytes of an encoded body. */
  readonly maxBytes?: number
  /** How much of `maxItems` an item takes; 1 where left out. */
  readonly weight?: Json
  /** FQL over `payload`: items for which it does not hold are sent one by one. */
  readonly when?: string
  /** Mappings over the item: only items for which all give the same go together. */
  readonly groupBy?: readonly Json[]
  readonly request?: RequestTemplate
  readonly requests?: readonly RequestTemplate[]
  /** A mapping over the item that gives what `results` calls it by. */
  readonly key?: Json
  /** A mapping over `$.response` and `$.items` to a list of `{ index | key, then, code, message }`. */
  readonly results?: Json
}

/** What `build` is called with; what it gives is checked as templates are. */
export interface BuildContext {
  readonly payload: { readonly [field: string]: unknown }
  readonly settings: { readonly [setting: string]: unknown }
  readonly run: { readonly [name: string]: unknown }
}

/** Requests as they leave, but for what the engine adds: ids, keys, credentials. */
export type BuildRequests = (context: BuildContext) => readonly BuiltRequest[]

export interface BuiltRequest {
  readonly method: string
  /** A path below the base address, or a whole address. */
  readonly url: string
  readonly headers?: { readonly [name: string]: string }
  readonly json?: unknown
  readonly text?: string
}

/** A rule over the scope of a template that the schema can not say. */
export interface Check {
  /** FQL over `payload`, `settings`, `run`, `let`; over `settings` alone where the kind says so. */
  readonly require: string
  readonly message: string
  readonly code?: string
  /** The payload fields at fault, or the settings. */
  readonly fields?: readonly string[]
  /** `payload` unless said: asked of every payload. `settings`: asked once, when a connection is made. */
  readonly kind?: 'payload' | 'settings'
  /** A warning lets the delivery through and stands in the outcome. */
  readonly severity?: 'error' | 'warning'
}

export interface RequestDefaults {
  /** Text with holes, or a mapping; over `$.settings` and `$.let` only. */
  readonly baseUrl?: Json
  /** The hosts that a base address with holes may turn into: `*.example.com`. */
  readonly hosts?: readonly string[]
  readonly headers?: JsonObject
  /** How long an answer may take; whoever sends the request decides where it is left out. */
  readonly timeoutMs?: number
}

/** A request as a template: text with holes in `path` and `url`, mappings elsewhere. */
export interface RequestTemplate {
  /** What `$.steps.<id>` calls it by; its place in the list where it is left out. */
  readonly id?: string
  /** FQL; where it does not hold, the request is skipped. */
  readonly when?: string
  /** A mapping to a list: one request an element, which is `@`. */
  readonly each?: Json
  /** `continue`: the requests after it are sent although it failed; the delivery still fails. */
  readonly onFailure?: 'stop' | 'continue'
  readonly responses?: readonly ResponseRule[]
  /** What the answer says of the items of a batch; before that of the batch. */
  readonly results?: Json
  readonly method: Json
  /** Below the base address. */
  readonly path?: string
  /** A whole address: text with holes, or a mapping that reads a field declared as `target`. */
  readonly url?: Json
  readonly query?: Json
  readonly headers?: Json
  readonly json?: Json
  /** An object of mappings by field name. */
  readonly form?: JsonObject
  /** An object of mappings by field name, or a list of parts: `{ name, value, filename?, contentType? }`. */
  readonly multipart?: Json
  readonly text?: Json
  readonly csv?: CsvTemplate
  /** Whether the body is compressed when it is encoded. */
  readonly gzip?: true
  /** A body that has more bytes, before compression, is refused: `PAYLOAD_TOO_LARGE`. */
  readonly maxBytes?: number
  /** A mapping that gives the key under which a receiver takes this request once; a hash unless it gives a text. */
  readonly idempotencyKey?: Json
  readonly sign?: Sign
}

/** An HMAC over the bytes of the body, put into a header; left out where the secret is missing. */
export interface Sign {
  readonly header: string
  readonly algorithm: 'sha1' | 'sha256' | 'sha512'
  readonly encoding: 'hex' | 'base64'
  readonly secret: Json
  /** What stands before the signature: `sha256=`. */
  readonly prefix?: string
  /** A mapping that gives what is signed in place of the body. */
  readonly message?: Json
}

export type Auth =
  | { readonly type: 'none' }
  | { readonly type: 'basic'; readonly username: Json; readonly password: Json }
  | { readonly type: 'bearer'; readonly token: Json }
  | { readonly type: 'header'; readonly name: string; readonly value: Json }
  | { readonly type: 'query'; readonly name: string; readonly value: Json }
  | { readonly type: 'body'; readonly fields: JsonObject }
  | ({ readonly type: 'hmac' } & Sign)
  | ({ readonly type: 'oauth2' } & OAuth2Options)
  | ({ readonly type: 'token' } & TokenOptions)

/** OAuth 2 (RFC 6749). All but the names of grant and place are mappings over the settings. */
export interface OAuth2Options {
  readonly grant: 'refresh_token' | 'client_credentials' | 'password'
  readonly tokenUrl: Json
  readonly clientId: Json
  readonly clientSecret?: Json
  readonly clientAuth?: 'body' | 'basic'
  readonly scope?: Json
  readonly refreshToken?: Json
  readonly username?: Json
  readonly password?: Json
  /** A token that needs no asking. */
  readonly accessToken?: Json
  /** What an answer to the request for a token means, before the defaults. */
  readonly responses?: readonly ResponseRule[]
}

/** Any way to ask for a token. */
export interface TokenOptions {
  /** Over `$.settings` and `$.auth`, the tokens held so far. */
  readonly request: RequestTemplate
  /** Mappings over `$.status`, `$.headers` and `$.body` of the answer: the token, its life in seconds, a new refresh token. */
  readonly token: Json
  readonly expiresIn?: Json
  readonly refreshToken?: Json
  /** A mapping over the settings: a token that needs no asking. */
  readonly accessToken?: Json
  /** `authorization: Bearer …` where it is left out. */
  readonly placement?: { readonly header: string; readonly prefix?: string } | { readonly query: string }
}

/** Tokens that an embedding service holds; templates read them as `$.auth.accessToken`. */
export interface ConnectionAuth {
  readonly accessToken: string
  readonly refreshToken?: string
  /** Milliseconds since 1970. */
  readonly expiresAt?: number
}

/** An event with what comes of it: test and documentation in one. */
export interface Example {
  readonly title: string
  readonly settings?: JsonObject
  /** The tokens that the connection carries. */
  readonly auth?: ConnectionAuth
  /** Laid over the default mapping. */
  readonly mapping?: JsonObject
  readonly syncMode?: SyncMode
  readonly event?: JsonObject
  /** Or several, in one call. */
  readonly events?: readonly JsonObject[]
  /** What answers the requests: for each the first that fits and was not given yet, or 200 with `{}`. */
  readonly responses?: readonly ExampleReply[]
  /** Requests as they leave, without ids and keys, in order; an empty list where nothing is sent. */
  readonly requests?: readonly JsonObject[]
  /** Calls for a page's queue, in order. */
  readonly commands?: readonly (readonly Json[])[]
  /** What becomes of the event: of a failure, or after the answers. */
  readonly outcome?: ExpectedExampleOutcome
  /** The same for each of several events. */
  readonly outcomes?: readonly ExpectedExampleOutcome[]
}

/** What is said of an outcome; it may have more to it. */
export interface ExpectedExampleOutcome {
  readonly status?: 'built' | 'discarded' | 'delivered' | 'retry'
  readonly kind?: string
  readonly code?: string
  readonly fields?: readonly string[]
}

/** An answer, and which requests it is for. */
export interface ExampleReply {
  readonly method?: string
  readonly url?: string
  readonly status?: number
  readonly headers?: { readonly [name: string]: string }
  readonly body?: Json
  readonly error?: string
  readonly refreshed?: boolean
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
  /** `strict`: nothing in the field is converted or taken away. */
  readonly coercion?: 'strict'
  /** What to use instead of the field; JSON Schema's own `true` says no more than that it should not be used. */
  readonly deprecated?: string | boolean
  /** The field holds an address to send to: only these hosts, `https` unless said. */
  readonly target?: Target
  readonly [keyword: string]: unknown
}

export interface Target {
  readonly hosts: readonly string[]
  readonly schemes?: readonly string[]
}

/** The definition itself, checked by TypeScript where it is written: its form, and the names of its fields. */
export function defineDestination<const Definition extends Destination>(
  definition: Definition & CheckedDefinition<Definition>,
): Definition {
  return definition
}
