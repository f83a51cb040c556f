import type { Json, JsonObject } from '../json/value.js'
import type { BodyKey } from './bodies/body.js'
import type { CsvTemplate } from './bodies/csv.js'
import type { OutboundRequest } from './requests/request.js'

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
  /** Mappings by name, over those of the action: where these read `$.payload`, the batch's read `$.items`. */
  readonly let?: JsonObject
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

export interface BuiltRequest extends Partial<Pick<OutboundRequest, BodyKey | 'gzip' | 'idempotencyKey'>> {
  readonly method: string
  /** A path below the base address, or a whole address. */
  readonly url: string
  readonly headers?: { readonly [name: string]: string }
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
