import type { ConnectionAuth, SyncMode } from '../actions/index.js'
import type { JsonObject } from '../json/value.js'
import { type ConsentConfig, consentSchema } from './consent.js'
import type { FilterConfig } from './filters/filter.js'
import { filtersSchema } from './filters/schema.js'
import { type SourceConfig, sourceSchema } from './source/source.js'

/** One configured instance of a destination (engine.md). Plain JSON. */
export interface ConnectionConfig {
  readonly id: string
  /** The destination's slug. */
  readonly destination: string
  readonly settings?: JsonObject
  /** Tokens that the embedding service holds; templates read them as `$.auth.accessToken`. */
  readonly auth?: ConnectionAuth
  readonly source?: SourceConfig
  /** Whether events come here whose `integrations` do not name the destination; as its definition says, else true. */
  readonly enabledByDefault?: boolean
  readonly consent?: ConsentConfig
  /** At most 10; what they do has an order of its own (requirements.md R64). */
  readonly filters?: readonly FilterConfig[]
  /** Where events hold personal data, such as `$.traits.email`: traces show `•••`, as with the engine's own list. */
  readonly redact?: readonly string[]
  /** A mapping over the event after the filters: what it gives is the event that triggers and mappings see. */
  readonly transform?: JsonObject
  readonly subscriptions: readonly SubscriptionConfig[]
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
    id: {
      type: 'string',
      minLength: 1,
      maxLength: 64,
      pattern: '^[^/]*$',
      description: 'Unique among the connections; deliveries carry it.',
    },
    destination: { ...text, description: 'The slug of the destination.' },
    settings: { type: 'object', description: 'What the destination asks for, such as credentials.' },
    auth: {
      description: 'Tokens that the embedding service holds.',
      type: 'object',
      additionalProperties: false,
      required: ['accessToken'],
      properties: {
        accessToken: { ...text, description: 'What requests carry.' },
        refreshToken: { type: 'string', description: 'What a new one is asked for with.' },
        expiresAt: { type: 'number', description: 'Milliseconds since 1970.' },
      },
    },
    source: sourceSchema,
    enabledByDefault: {
      type: 'boolean',
      description: 'Whether events come here whose integrations do not name the destination.',
    },
    consent: consentSchema,
    filters: filtersSchema,
    redact: {
      type: 'array',
      items: text,
      description: 'Paths to personal data in events, which traces do not show.',
    },
    transform: { type: 'object', description: 'A mapping over the event after the filters.' },
    subscriptions: {
      type: 'array',
      description: 'Which events become what.',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['action'],
        properties: {
          action: { ...text, description: 'The name of an action of the destination.' },
          name: { type: 'string', description: 'What people call the subscription: at most 64 characters.' },
          enabled: { type: 'boolean', description: 'False unless said.' },
          syncMode: {
            enum: ['add', 'update', 'upsert', 'delete', 'mirror'],
            description: 'One of the sync modes of the action; the first where it is left out.',
          },
          trigger: { ...text, description: 'FQL; the default of the action where it is left out.' },
          mapping: { type: 'object', description: 'Laid over the default mapping of the action.' },
          useDefaults: { type: 'boolean', description: 'False starts from an empty mapping.' },
          without: {
            type: 'array',
            items: text,
            description: 'The fields whose default mapping is not wanted.',
          },
        },
      },
    },
  },
}
