import { readFileSync } from 'node:fs'
import type { JsonObject } from '../../src/json/value.js'

/** A file of `test/vectors/destinations`; its README says what each part means. */
export interface VectorFile {
  readonly destination: string
  readonly clock: string
  readonly defaultMappings?: { readonly [action: string]: JsonObject }
  readonly vectors: readonly Vector[]
}

export interface Vector {
  readonly id: string
  readonly action: string
  readonly event?: JsonObject
  readonly events?: readonly JsonObject[]
  readonly settings: JsonObject
  readonly mapping: 'default' | 'definition' | JsonObject
  readonly overrides?: JsonObject
  readonly responses?: readonly JsonObject[]
  readonly optional?: string
  readonly expect: {
    readonly requests?: readonly ExpectedRequest[]
    readonly error?: { readonly kind: string; readonly fields?: readonly string[] }
  }
}

export interface ExpectedRequest {
  readonly method: string
  readonly url: string
  readonly headers?: { readonly [name: string]: string }
  readonly json?: unknown
  readonly text?: string
}

export function readVectorFile(slug: string): VectorFile {
  return JSON.parse(readFileSync(new URL(`../vectors/destinations/${slug}.json`, import.meta.url), 'utf8'))
}
