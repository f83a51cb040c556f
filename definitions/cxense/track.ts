import type { Action, Check, Json } from 'waybill/actions'
import { base, trackSettings } from './examples.js'
import { parameterChecks, parameterLets } from './limits.js'
import { eventAttributes, queue } from './queue.js'

/** Events of a page may hold what JSON has no form for: dates become text here, and numbers without an end null. */
const asJson = (value: Json) => ({
  '@json': { mode: 'decode', value: { '@json': { mode: 'encode', value } } },
})

/** Text and finite numbers as they are, booleans as text; everything else has no form here. */
const parameters = {
  '@coalesce': [
    {
      '@entries': {
        in: asJson({ '@path': '$.payload.parameters' }),
        where: 'typeof(@.value) = "string" or typeof(@.value) = "number" or typeof(@.value) = "bool"',
        value: {
          '@if': {
            condition: 'typeof(@.value) = "bool"',
            then: { '@template': '{{@.value}}' },
            else: { '@path': '@.value' },
          },
        },
      },
    },
    {},
  ],
}

const needed = (setting: string, title: string): Check => ({
  kind: 'settings',
  require: `exists(settings.${setting})`,
  message: `${title} is needed for events.`,
  fields: [setting],
})

export const track = {
  title: 'Event',
  description: 'Sends an event with its parameters.',
  trigger: 'type = "track"',
  fields: {
    type: 'object',
    required: ['event_name'],
    properties: {
      event_name: { type: 'string', minLength: 1, title: 'Event name', description: 'What was done.' },
      parameters: {
        type: 'object',
        title: 'Parameters',
        description: 'What is known of the event; lists, objects and null are left out.',
      },
    },
  },
  mapping: { event_name: { '@path': '$.event' }, parameters: { '@path': '$.properties' } },
  let: parameterLets(parameters),
  checks: [
    needed('customerPrefix', 'The customer prefix'),
    needed('origin', 'The origin'),
    needed('persistedQueryId', 'The persisted query ID'),
    ...parameterChecks('parameters'),
  ],
  commands: {
    queue,
    calls: [
      { call: eventAttributes },
      { call: ['sendEvent', { '@path': '$.payload.event_name' }, { '@path': '$.let.parameters' }] },
    ],
  },
  examples: [
    {
      title: 'an article was read',
      settings: trackSettings,
      event: {
        ...base,
        type: 'track',
        event: 'Article Read',
        userId: 'u-1',
        properties: { words: 843, premium: false, tags: ['light'], note: null },
      },
      commands: [
        ['setEventAttributes', { origin: 'xyz-web', persistedQueryId: 'pq-1' }],
        ['sendEvent', 'Article Read', { words: 843, premium: 'false' }],
      ],
    },
    {
      title: 'an event has a name',
      settings: trackSettings,
      event: { ...base, type: 'track', userId: 'u-1' },
      outcome: { code: 'PAYLOAD_VALIDATION_FAILED', fields: ['event_name'] },
    },
  ],
} as const satisfies Action
