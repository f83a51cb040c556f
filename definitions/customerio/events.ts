import type { Action } from 'waybill/actions'
import { eventChecks, eventFields, eventMapping, sendingEvent } from './event-action.js'
import { base, batch, entity, seconds, settings } from './examples.js'

/** Events with these names are for actions of their own. */
const specialEvents = [
  'Application Installed',
  'Application Opened',
  'Application Uninstalled',
  'Device Created or Updated',
  'Device Deleted',
  'Relationship Deleted',
  'User Deleted',
  'User Suppressed',
  'User Unsuppressed',
  'Object Deleted',
  'Report Delivery Event',
  'Report Content Event',
]

export const trackEvent = {
  title: 'Track event',
  description: 'Something that a person did.',
  trigger: ['type = "track"', ...specialEvents.map((name) => `event != "${name}"`)].join(' and '),
  fields: {
    type: 'object',
    required: ['name'],
    properties: {
      ...eventFields,
      name: { type: 'string', title: 'Event name', description: 'What was done.' },
    },
  },
  mapping: { ...eventMapping, name: { '@path': '$.event' } },
  checks: eventChecks('name'),
  ...sendingEvent('event', 'name'),
  examples: [
    {
      title: 'an event of a person who is known by their e-mail address',
      settings: { ...settings, accountRegion: 'eu' },
      event: {
        ...base,
        type: 'track',
        event: 'Order Completed',
        userId: 'ada@example.com',
        properties: { total: 120 },
      },
      requests: [
        {
          ...entity({
            type: 'person',
            action: 'event',
            name: 'Order Completed',
            id: 'm-1',
            timestamp: seconds,
            attributes: { total: 120 },
            identifiers: { email: 'ada@example.com' },
          }),
          url: 'https://track-eu.customer.io/api/v2/entity',
        },
      ],
    },
    {
      title: 'two of a batch are taken, one is refused',
      settings,
      events: [
        { ...base, type: 'track', event: 'Ping', userId: 1 },
        { ...base, type: 'track', event: 'Pong', anonymousId: 'a-1' },
        { ...base, type: 'track', event: 'Ping', userId: 'u-3' },
      ],
      responses: [
        {
          status: 207,
          body: { errors: [{ batch_index: 1, reason: 'invalid', field: 'name', message: 'not this one' }] },
        },
      ],
      requests: [
        batch(
          {
            type: 'person',
            action: 'event',
            name: 'Ping',
            id: 'm-1',
            timestamp: seconds,
            identifiers: { id: '1' },
          },
          {
            type: 'person',
            action: 'event',
            name: 'Pong',
            id: 'm-1',
            timestamp: seconds,
            attributes: {},
            identifiers: { anonymous_id: 'a-1' },
          },
          {
            type: 'person',
            action: 'event',
            name: 'Ping',
            id: 'm-1',
            timestamp: seconds,
            identifiers: { id: 'u-3' },
          },
        ),
      ],
      outcomes: [
        { status: 'delivered' },
        { status: 'discarded', kind: 'response', code: 'invalid' },
        { status: 'delivered' },
      ],
    },
    {
      title: 'an event has a name',
      settings,
      event: { ...base, type: 'track', userId: 'u-1' },
      outcome: { code: 'PAYLOAD_VALIDATION_FAILED', fields: ['name'] },
    },
  ],
} as const satisfies Action

export const trackPageView = {
  title: 'Track page view',
  description: 'A page that a person saw.',
  trigger: 'type = "page"',
  fields: {
    type: 'object',
    required: ['url'],
    properties: {
      ...eventFields,
      url: { type: 'string', title: 'URL', description: 'The address of the page; it names the view.' },
    },
  },
  mapping: { ...eventMapping, url: { '@path': '$.properties.url' } },
  checks: eventChecks('url'),
  ...sendingEvent('page', 'url'),
  examples: [
    {
      title: 'a page of a visitor',
      settings,
      event: {
        ...base,
        type: 'page',
        anonymousId: 'a-1',
        properties: { url: 'https://shop.example.com/lamps' },
      },
      requests: [
        entity({
          type: 'person',
          action: 'page',
          name: 'https://shop.example.com/lamps',
          id: 'm-1',
          timestamp: seconds,
          attributes: { url: 'https://shop.example.com/lamps' },
          identifiers: { anonymous_id: 'a-1' },
        }),
      ],
    },
    {
      title: 'a page has an address',
      settings,
      event: { ...base, type: 'page', userId: 'u-1', name: 'Lamps' },
      outcome: { code: 'PAYLOAD_VALIDATION_FAILED', fields: ['url'] },
    },
  ],
} as const satisfies Action

export const trackScreenView = {
  title: 'Track screen view',
  description: 'A screen of an app that a person saw.',
  trigger: 'type = "screen"',
  fields: {
    type: 'object',
    required: ['name'],
    properties: {
      ...eventFields,
      name: { type: 'string', title: 'Screen name', description: 'Such as Basket.' },
    },
  },
  mapping: { ...eventMapping, name: { '@path': '$.name' } },
  checks: eventChecks('name'),
  ...sendingEvent('screen', 'name'),
  examples: [
    {
      title: 'a time that is no date stays as it is',
      settings,
      event: {
        ...base,
        timestamp: '11.02.2025',
        type: 'screen',
        name: 'Basket',
        userId: 'u-1',
        anonymousId: 'a-1',
      },
      requests: [
        entity({
          type: 'person',
          action: 'screen',
          name: 'Basket',
          id: 'm-1',
          timestamp: '11.02.2025',
          attributes: { anonymous_id: 'a-1' },
          identifiers: { id: 'u-1' },
        }),
      ],
    },
    {
      title: 'a screen has a name',
      settings,
      event: { ...base, type: 'screen', userId: 'u-1' },
      outcome: { code: 'PAYLOAD_VALIDATION_FAILED', fields: ['name'] },
    },
  ],
} as const satisfies Action
