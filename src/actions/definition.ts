import type { EventType } from '../events/event.js'
import type { JsonObject } from '../json/value.js'
import type { Auth } from './auth-definition.js'
import type { CheckedDefinition } from './checked-definition.js'
import type { Example } from './example-definition.js'
import type {
  Batch,
  BuildRequests,
  Commands,
  RequestDefaults,
  RequestTemplate,
  ResponseRule,
} from './request-definition.js'
import type { ObjectSchema } from './schema-definition.js'

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
  /** Asked of every payload, and yet the settings are at fault: the outcome says so, and `fields` names settings. */
  readonly blames?: 'settings'
  /** A warning lets the delivery through and stands in the outcome. */
  readonly severity?: 'error' | 'warning'
}

/** The definition itself, checked by TypeScript where it is written: its form, and the names of its fields. */
export function defineDestination<const Definition extends Destination>(
  definition: Definition & CheckedDefinition<Definition>,
): Definition {
  return definition
}
