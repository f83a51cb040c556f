import { readFileSync } from 'node:fs'
import type { ConnectionAuth } from '../../src/index.js'
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
  readonly auth?: ConnectionAuth
  readonly mapping: 'default' | 'definition' | JsonObject
  readonly overrides?: JsonObject
  readonly syncMode?: 'add' | 'update' | 'upsert' | 'delete'
  readonly responses?: readonly StubbedAnswer[]
  readonly optional?: string
  readonly expect: {
    readonly requests?: readonly ExpectedRequest[]
    readonly commands?: readonly (readonly unknown[])[]
    readonly deferred?: boolean
    readonly warnings?: readonly string[]
    readonly error?: { readonly kind: string; readonly fields?: readonly string[] }
    readonly results?: readonly { readonly status: number }[]
  }
}

export interface StubbedAnswer {
  readonly method?: string
  readonly url?: string
  readonly status: number
  readonly headers?: { readonly [name: string]: string }
  readonly json?: unknown
  readonly text?: string
}

export interface ExpectedRequest {
  readonly method: string
  readonly url: string
  readonly headers?: { readonly [name: string]: string }
  readonly json?: unknown
  readonly form?: { readonly [name: string]: string }
  readonly text?: string
}

export function readVectorFile(slug: string): VectorFile {
  return JSON.parse(readFileSync(new URL(`../vectors/destinations/${slug}.json`, import.meta.url), 'utf8'))
}
