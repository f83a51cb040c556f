import type { Keywords } from '../../schemas/keywords.js'

/** What the source of a connection lets through (requirements.md R85, R86). */
export interface SourceConfig {
  readonly plan?: PlanConfig
  readonly blocked?: BlockedConfig
}

/** A tracking plan. Its schemas speak of the whole event: `{ "properties": { "properties": { … } } }`. */
export interface PlanConfig {
  /** JSON Schemas of track events, by their names. */
  readonly events: { readonly [event: string]: Keywords }
  /** A JSON Schema that every event is held to, of whatever type, after its own. */
  readonly common?: Keywords
  /**
   * What becomes of track events that are not planned, and of properties that the plan of an event does not declare:
   * `allow` leaves both, where nothing is said; `omit` takes such properties away; `block` also drops such events.
   */
  readonly unplanned?: 'allow' | 'omit' | 'block'
  /**
   * What becomes of events that break a schema: `block`, where nothing is said, drops them; `omit` takes away the
   * properties and traits at fault, and lets pass what can not be mended so; `allow` asks for nothing.
   */
  readonly violations?: 'allow' | 'omit' | 'block'
}

/** What is switched off by name; `true` stands for every event of the type. */
export interface BlockedConfig {
  readonly track?: true | readonly string[]
  readonly page?: true | readonly string[]
  readonly screen?: true | readonly string[]
  /** Traits that are taken out of identify events. */
  readonly identifyTraits?: readonly string[]
  /** What is taken out of the traits of group events. */
  readonly groupProperties?: readonly string[]
}

const names = { type: 'array', items: { type: 'string', minLength: 1 } }
const namesOrAll = (description: string) => ({ description, anyOf: [names, { const: true }] })
const actions = ['allow', 'omit', 'block']

/** JSON Schema of a connection's `source`. */
export const sourceSchema = {
  description: 'What the source of the connection lets through.',
  type: 'object',
  additionalProperties: false,
  properties: {
    plan: {
      description: 'A tracking plan: which events are expected, and how they look.',
      type: 'object',
      additionalProperties: false,
      required: ['events'],
      properties: {
        events: {
          type: 'object',
          additionalProperties: { type: 'object' },
          description: 'JSON Schemas of whole track events, by their names.',
        },
        common: { type: 'object', description: 'A JSON Schema that every event is held to, after its own.' },
        unplanned: {
          enum: actions,
          description:
            'What becomes of track events, and of properties, that are not planned; "allow" unless said.',
        },
        violations: {
          enum: actions,
          description: 'What becomes of events that break a schema; "block" unless said.',
        },
      },
    },
    blocked: {
      description: 'What is switched off by name; true stands for every event of the type.',
      type: 'object',
      additionalProperties: false,
      properties: {
        track: namesOrAll('Names of track events.'),
        page: namesOrAll('Names of pages.'),
        screen: namesOrAll('Names of screens.'),
        identifyTraits: { ...names, description: 'Traits that are taken out of identify events.' },
        groupProperties: { ...names, description: 'What is taken out of the traits of group events.' },
      },
    },
  },
}
