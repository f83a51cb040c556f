import type { Action } from 'waybill/actions'
import { whiteSpace } from '../shared/white-space.js'
import { base, sent, settings } from './examples.js'
import { flattened, text } from './properties.js'

const event = {
  ...base,
  type: 'track',
  event: 'Article Read',
  userId: 'u-1',
  properties: { email: 'ada@example.com', tags: ['light', 'home'], words: 843 },
}

export const sendCustomBehavioralEvent = {
  title: 'Send custom event',
  description: 'Adds an event, which has to be defined in HubSpot, to a contact or another record.',
  trigger: 'type = "track"',
  fields: {
    type: 'object',
    required: ['eventName'],
    properties: {
      eventName: text(
        'Event name',
        'The internal name: pe, the id of the account, an underscore and the rest. Blanks and dots become underscores.',
      ),
      occurredAt: {
        type: ['string', 'number'],
        format: 'date-like',
        title: 'Occurred at',
        description: 'When it happened.',
      },
      email: { ...text('Email', 'The address of the contact.'), format: 'email' },
      utk: text('User token', 'What HubSpot’s cookie calls the visitor.'),
      objectId: text('Record ID', 'The id that HubSpot gave the record.'),
      properties: {
        type: 'object',
        title: 'Properties',
        description:
          'Properties of the event by their internal names, which have to exist in HubSpot; lists become text with semicolons.',
      },
    },
  },
  mapping: {
    occurredAt: { '@path': '$.timestamp' },
    email: { '@coalesce': [{ '@path': '$.properties.email' }, { '@path': '$.context.traits.email' }] },
  },
  checks: [
    {
      require: 'exists(let.portal) and (!exists(settings.portalId) or let.portal = settings.portalId)',
      message: 'The name of a custom event begins with pe, the id of the account and an underscore.',
      fields: ['eventName'],
    },
    {
      require: 'exists(payload.email) or exists(payload.utk) or exists(payload.objectId)',
      message: 'An email, a user token or the id of a record is needed.',
      fields: ['email', 'utk', 'objectId'],
    },
  ],
  let: {
    eventName: {
      '@case': {
        operator: 'lower',
        value: {
          '@rewrite': {
            value: { '@path': '$.payload.eventName' },
            pattern: `(?:${whiteSpace}|\\.)+`,
            with: '_',
          },
        },
      },
    },
    portal: { '@extract': { value: { '@path': '$.let.eventName' }, pattern: '^pe(\\d+)_' } },
  },
  request: {
    method: 'POST',
    path: '/events/v3/send',
    json: {
      eventName: { '@path': '$.let.eventName' },
      occurredAt: { '@path': '$.payload.occurredAt' },
      utk: { '@path': '$.payload.utk' },
      email: { '@path': '$.payload.email' },
      objectId: { '@path': '$.payload.objectId' },
      properties: flattened({ '@path': '$.payload.properties' }),
    },
  },
  examples: [
    {
      title: 'an event with properties',
      settings: { ...settings, portalId: '123' },
      mapping: {
        eventName: 'PE123_Article Read',
        properties: { '@omit': { from: { '@path': '$.properties' }, keys: ['email'] } },
      },
      event,
      requests: [
        sent('POST', '/events/v3/send', {
          eventName: 'pe123_article_read',
          occurredAt: '2025-02-11T14:03:21.513Z',
          email: 'ada@example.com',
          properties: { tags: 'light;home', words: 843 },
        }),
      ],
    },
    {
      title: 'the name of another account is refused',
      settings: { ...settings, portalId: '999' },
      mapping: { eventName: 'pe123_article_read' },
      event,
      outcome: { code: 'PAYLOAD_VALIDATION_FAILED', fields: ['eventName'] },
    },
    {
      title: 'an event of nobody is refused',
      settings,
      mapping: { eventName: 'pe123_article_read' },
      event: { ...event, properties: {} },
      outcome: { code: 'PAYLOAD_VALIDATION_FAILED', fields: ['email', 'utk', 'objectId'] },
    },
  ],
} as const satisfies Action
