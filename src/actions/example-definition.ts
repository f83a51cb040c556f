import type { Json, JsonObject } from '../json/value.js'
import type { ConnectionAuth } from './auth-definition.js'
import type { SyncMode } from './definition.js'

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
