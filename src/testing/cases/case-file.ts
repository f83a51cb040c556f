import type { ConnectionAuth, Example, JsonObject } from '../../actions/index.js'
import type { Extent } from '../../json/find-differences.js'
import type { TestedConfig } from '../bench.js'
import type { Expected } from '../expectation.js'

/** A file of cases (`acme.cases.yaml`): tests of a definition that stand beside it. */
export interface CaseFile {
  /** For editors: the JSON Schema of such files. */
  readonly $schema?: string
  /** The definition that is tested: a file, by a path that starts at the folder of this one, or the slug of a destination. */
  readonly definition?: string
  /** A file of connections, for cases that name one of them. */
  readonly connections?: string
  /** What stands for `${NAME}` in the file of connections. */
  readonly env?: { readonly [name: string]: string }
  /** For all cases; those of a case are laid over them. */
  readonly settings?: JsonObject
  readonly auth?: ConnectionAuth
  /** The time at which all cases are run, ISO 8601. */
  readonly now?: string
  /** How much is said of requests, calls and payloads in all cases; `whole` where it is left out. */
  readonly match?: Extent
  readonly cases: readonly Case[]
}

/** One event, or several in one call, with what comes of it. */
export interface Case extends Expected {
  readonly title: string
  /** Put to this action, whatever its trigger. */
  readonly action?: string
  /** Or to the preset of this name, with its trigger. */
  readonly preset?: string
  /** Or to a connection: one of the file of `connections` by its id, or one that is written here. */
  readonly connection?: string | CaseConnection
  /** Laid over the default mapping of the action. */
  readonly mapping?: JsonObject
  /** False starts from an empty mapping. */
  readonly useDefaults?: boolean
  readonly syncMode?: Example['syncMode']
  readonly settings?: JsonObject
  readonly auth?: ConnectionAuth
  readonly now?: string
  readonly match?: Extent
  readonly event?: JsonObject
  readonly events?: readonly JsonObject[]
  readonly responses?: Example['responses']
  readonly payload?: JsonObject
  readonly payloads?: readonly JsonObject[]
}

/** A connection as a case writes it; its settings are those of the case. */
export type CaseConnection = Omit<TestedConfig, 'settings' | 'auth'>
