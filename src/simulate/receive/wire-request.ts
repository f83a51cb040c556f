import type { Refusal } from './refusal.js'

/** A request as it was received. */
export interface WireRequest {
  readonly method: string
  /** Where it was to go. */
  readonly url: URL
  /** Whether somebody said so: else the origin of the stand-in itself stands there. */
  readonly namesOrigin: boolean
  /** Lower-case names. */
  readonly headers: { readonly [name: string]: string }
  /** As it was before compression. */
  readonly body: Uint8Array
}

/** One that can not be read, and why. */
export interface UnreadRequest {
  readonly method: string
  readonly url: string
  readonly headers: WireRequest['headers']
  readonly refusal: Refusal
}
