import type { Action, Json } from 'waybill/actions'
import { base, posted, settings, tracked } from './examples.js'
import { anonymousId, traits } from './fields.js'
import { flattened, isDefined, userProperties } from './properties.js'

/** An event, as a template; `from` is the path of its payload. */
const eventOf = (from: '$.payload' | '@'): Json => {
  const field = (name: string) => ({ '@path': `${from}.${name}` })
  const query = from.replace('$.', '')
  return {
    event: {
      '@switch': {
        on: field('type'),
        cases: { page: 'Page viewed', screen: 'Screen viewed' },
        default: { '@coalesce': [field('event'), 'track'] },
      },
    },
    custom_properties: {
      '@merge': {
        direction: 'right',
        objects: [
          { segment_library: 'cloud-mode-destination' },
          flattened(`${from}.properties`),
          { name: { '@if': { condition: isDefined(`${query}.name`), then: field('name') } } },
        ],
      },
    },
    idempotency_key: field('message_id'),
    user_identifier: {
      '@if': {
        condition: isDefined(`${query}.identity`),
        then: { identity: field('identity') },
        else: { anonymous_id: field('anonymous_id') },
      },
    },
    timestamp: { '@date': { value: field('timestamp'), to: 'iso' } },
  }
}

const trackRequest = (events: Json) => ({
  method: 'POST',
  path: '/api/integrations/track',
  json: { app_id: { '@path': '$.settings.appId' }, events, library: 'server' },
})

export const trackEvent = {
  title: 'Track event',
  description: 'What somebody did, or which page or screen they saw.',
  trigger: 'type = "track" or type = "page" or type = "screen"',
  fields: {
    type: 'object',
    required: ['message_id'],
    properties: {
      message_id: {
        type: 'string',
        minLength: 1,
        title: 'Message ID',
        description: 'Events with the same id count once.',
      },
      identity: {
        type: ['string', 'null'],
        title: 'Identity',
        description:
          'The id of a known user. Without a mapping of its own every event counts for the anonymous id.',
      },
      anonymous_id: anonymousId,
      event: { type: 'string', title: 'Event name', description: 'What was done.' },
      properties: {
        type: 'object',
        title: 'Properties',
        description: 'What is known of the event. Nested ones become texts under dotted names.',
      },
      timestamp: {
        type: ['string', 'number'],
        format: 'date-like',
        title: 'Timestamp',
        description: 'When it happened: ISO 8601, or a Unix time.',
      },
      type: { type: 'string', title: 'Type', description: 'Pages and screens have a name of their own.' },
      name: { type: 'string', title: 'Name', description: 'The name of the page or screen.' },
      traits,
    },
  },
  mapping: {
    message_id: { '@path': '$.messageId' },
    anonymous_id: { '@path': '$.anonymousId' },
    event: { '@path': '$.event' },
    properties: { '@path': '$.properties' },
    timestamp: { '@path': '$.timestamp' },
    type: { '@path': '$.type' },
    name: { '@path': '$.name' },
    traits: { '@path': '$.context.traits' },
  },
  checks: [
    {
      require: `exists(payload.anonymous_id) or (${isDefined('payload.identity')})`,
      message: 'An anonymous id or an identity is needed.',
      fields: ['anonymous_id', 'identity'],
    },
  ],
  let: { traits: { '@entries': { in: { '@path': '$.payload.traits' }, to: 'list' } } },
  requests: [
    {
      id: 'user',
      when: `${isDefined('payload.identity')} and ((${isDefined('payload.anonymous_id')}) or length(let.traits) > 0)`,
      // The event does not depend on it.
      onFailure: 'continue',
      method: 'POST',
      path: '/api/add_user_properties',
      json: {
        app_id: { '@path': '$.settings.appId' },
        identity: { '@path': '$.payload.identity' },
        properties: userProperties,
      },
    },
    { id: 'event', ...trackRequest([eventOf('$.payload')]) },
  ],
  batch: {
    maxItems: 1000,
    // What is said of a user by the way goes with its own event.
    when: `!(${isDefined('payload.identity')})`,
    request: trackRequest({ '@each': { in: { '@path': '$.items' }, do: eventOf('@') } }),
  },
  examples: [
    {
      title: 'an event of a visitor, with nested properties',
      settings,
      event: {
        ...base,
        type: 'track',
        event: 'Filter Used',
        anonymousId: 'a-1',
        properties: { price: { max: 20 }, tags: ['red'], brand: null, none: [] },
      },
      requests: [
        tracked([
          {
            event: 'Filter Used',
            custom_properties: { 'price.max': '20', 'tags.0': 'red', brand: 'null' },
            user_identifier: { anonymous_id: 'a-1' },
          },
        ]),
      ],
    },
    {
      title: 'a page of a known user; that the user is not taken does not stop the event',
      settings,
      mapping: { identity: { '@path': '$.userId' } },
      event: { ...base, type: 'page', name: 'Lamps', userId: 'u-1', anonymousId: 'a-1' },
      requests: [
        posted('add_user_properties', {
          app_id: '11',
          identity: 'u-1',
          properties: { anonymous_id: 'a-1' },
        }),
        tracked([
          {
            event: 'Page viewed',
            custom_properties: { name: 'Lamps' },
            user_identifier: { identity: 'u-1' },
          },
        ]),
      ],
      responses: [{ url: 'add_user_properties', status: 400, body: 'too many properties' }, { status: 200 }],
      outcome: { status: 'discarded' },
    },
    {
      title: 'events of visitors go together',
      settings,
      events: [
        { ...base, type: 'track', event: 'Ping', anonymousId: 'a-1' },
        { ...base, type: 'track', anonymousId: 'a-2' },
      ],
      requests: [
        tracked([
          { event: 'Ping', user_identifier: { anonymous_id: 'a-1' } },
          { event: 'track', user_identifier: { anonymous_id: 'a-2' } },
        ]),
      ],
    },
    {
      title: 'a user id alone is no identity until it is mapped',
      settings,
      event: { ...base, type: 'track', event: 'Ping', userId: 'u-1' },
      outcome: { code: 'PAYLOAD_VALIDATION_FAILED', fields: ['anonymous_id', 'identity'] },
    },
  ],
} as const satisfies Action
