import type { Auth, FieldSchema, JsonObject } from '../../../actions/index.js'

/** How requests prove who is asking, with the settings that this needs. */
export interface Secured {
  readonly auth?: Auth
  readonly settings: { readonly [name: string]: FieldSchema }
  /** What the settings are in examples. */
  readonly given: JsonObject
  /** What stands beside the scheme. */
  readonly headers: JsonObject
  readonly query: JsonObject
  /** What is otherwise than the API has it. */
  readonly notes?: readonly string[]
}
