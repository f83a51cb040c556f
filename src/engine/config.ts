import type { SyncMode } from '../actions/index.js'
import type { JsonObject } from '../json/value.js'

/** One configured instance of a destination (engine.md). Plain JSON. */
export interface ConnectionConfig {
  readonly id: string
  /** The destination's slug. */
  readonly destination: string
  readonly settings?: JsonObject
  /** Tokens that the embedding service holds; templates read them as `$.auth.accessToken`. */
  readonly auth?: ConnectionAuth
  readonly subscriptions: readonly SubscriptionConfig[]
}

export interface ConnectionAuth {
  readonly accessToken: string
  readonly refreshToken?: string
  /** Milliseconds since 1970. */
  readonly expiresAt?: number
}

/** One configured action: which events, and what they become. */
export interface SubscriptionConfig {
  readonly action: string
  readonly name?: string
  /** False unless said (requirements.md R8). */
  readonly enabled?: boolean
  /** One of the action's sync modes; the first where it is left out. */
  readonly syncMode?: SyncMode
  /** FQL; the action's default where it is left out. */
  readonly trigger?: string
  /** Laid over the action's default mapping, by top-level keys; a directive at the root replaces everything. */
  readonly mapping?: JsonObject
  /** False starts from an empty mapping. */
  readonly useDefaults?: boolean
  /** The fields whose defaults are not wanted. */
  readonly without?: readonly string[]
}

const text = { type: 'string', minLength: 1 }

/** JSON Schema (2020-12) of a connection. */
export const connectionSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['id', 'destination', 'subscriptions'],
  properties: {
    // No slash: it separates the parts of a delivery's id.
    id: { type: 'string', minLength: 1, maxLength: 64, pattern: '^[^/]*$' },
    destination: text,
    settings: { type: 'object' },
    auth: {
      type: 'object',
      additionalProperties: false,
      required: ['accessToken'],
      properties: { accessToken: text, refreshToken: { type: 'string' }, expiresAt: { type: 'number' } },
    },
    subscriptions: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['action'],
        properties: {
          action: text,
          name: { type: 'string', maxLength: 64 },
          enabled: { type: 'boolean' },
          syncMode: { enum: ['add', 'update', 'upsert', 'delete', 'mirror'] },
          trigger: text,
          mapping: { type: 'object' },
          useDefaults: { type: 'boolean' },
          without: { type: 'array', items: text },
        },
      },
    },
  },
}
