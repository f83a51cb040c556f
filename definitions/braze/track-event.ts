import type { Action, Json } from 'waybill/actions'
import { batchingFields } from '../shared/batching-fields.js'
import { asBatch, base, time as exampleTime, request, settings, withoutIds } from './examples.js'
import { emailOfEvent, properties, text, time, updateExistingOnly, userFields } from './fields.js'
import { trackUsers } from './track-users.js'
import { idFields, oneId, userAndApp } from './users.js'

const trigger = 'type = "track" and event != "Order Completed"'

const fields = {
  ...userFields,
  name: text('Event name', 'What was done.'),
  time,
  properties,
  ...batchingFields,
} as const

const mapping = {
  external_id: { '@path': '$.userId' },
  email: emailOfEvent,
  braze_id: { '@path': '$.properties.braze_id' },
  name: { '@path': '$.event' },
  time: { '@path': '$.receivedAt' },
  properties: { '@path': '$.properties' },
} as const

const sending = (onlyExisting: Json) =>
  trackUsers('events', {
    ...userAndApp(),
    name: { '@path': '@.name' },
    time: { '@date': { value: { '@path': '@.time' }, to: 'iso' } },
    properties: { '@path': '@.properties' },
    _update_existing_only: onlyExisting,
  })

const event = { ...base, event: 'Article Read', userId: 'u-1', properties: { words: 843 } }
const sent = {
  external_id: 'u-1',
  name: 'Article Read',
  time: exampleTime,
  properties: { words: 843 },
  _update_existing_only: false,
}

export const trackEvent = {
  title: 'Track event',
  description: 'What somebody did, as a custom event.',
  trigger,
  fields: {
    type: 'object',
    required: ['name', 'time'],
    properties: { ...fields, _update_existing_only: updateExistingOnly },
  },
  mapping: { ...mapping, _update_existing_only: false },
  checks: [oneId],
  batch: sending({ '@path': '@._update_existing_only' }),
  single: 'batch',
  examples: [
    { title: 'an article is read', settings, event, requests: [request('/users/track', { events: [sent] })] },
    {
      title: 'of several events, Braze refuses one',
      settings,
      events: [event, { ...event, messageId: 'm-2', event: 'Ping', properties: {} }],
      responses: [
        {
          status: 201,
          body: { message: 'success', errors: [{ type: 'bad name', input_array: 'events', index: 1 }] },
        },
      ],
      requests: [
        request('/users/track', { events: [sent, { ...sent, name: 'Ping', properties: {} }] }, asBatch),
      ],
      outcomes: [{ status: 'delivered' }, { status: 'discarded', code: 'BAD_REQUEST' }],
    },
    {
      title: 'a user alias without a label is left out',
      settings: { ...settings, app_id: 'app-1' },
      mapping: { user_alias: { alias_name: { '@path': '$.anonymousId' } } },
      event: { ...base, event: 'Ping', anonymousId: 'a-1', properties: { email: 'ann@example.com' } },
      requests: [
        request('/users/track', {
          events: [
            {
              email: 'ann@example.com',
              app_id: 'app-1',
              name: 'Ping',
              time: exampleTime,
              properties: { email: 'ann@example.com' },
              _update_existing_only: false,
            },
          ],
        }),
      ],
    },
    withoutIds({ event: 'Ping', anonymousId: 'a-1' }, idFields),
    {
      title: 'a time that is no date is refused',
      settings,
      mapping: { time: { '@path': '$.timestamp' } },
      event: { ...event, timestamp: '31.12.2024 25:61' },
      outcome: { code: 'PAYLOAD_VALIDATION_FAILED', fields: ['time'] },
    },
  ],
} as const satisfies Action

export const trackEvent2 = {
  title: 'Track event (by sync mode)',
  description: 'What somebody did, as a custom event; the sync mode says whether it can make a new user.',
  trigger,
  syncModes: ['add', 'update'],
  fields: { type: 'object', required: ['name', 'time'], properties: fields },
  mapping,
  checks: [oneId],
  batch: sending({
    '@switch': { on: { '@path': '$.run.syncMode' }, cases: { update: true }, default: false },
  }),
  single: 'batch',
  examples: [
    {
      title: 'only users that Braze knows',
      settings,
      syncMode: 'update',
      event,
      requests: [request('/users/track', { events: [{ ...sent, _update_existing_only: true }] })],
    },
    {
      title: 'too many requests: Braze says when it takes more',
      settings,
      event,
      responses: [
        {
          status: 429,
          headers: { date: 'Tue, 11 Feb 2025 14:03:01 GMT', 'x-ratelimit-reset': '1739282601' },
          body: { message: 'slow down' },
        },
      ],
      requests: [request('/users/track', { events: [sent] })],
      outcome: { status: 'retry', code: 'TOO_MANY_REQUESTS' },
    },
    {
      title: 'the wrong cluster',
      settings,
      event,
      responses: [{ status: 404, body: { message: 'Not Found' } }],
      requests: [request('/users/track', { events: [sent] })],
      outcome: { status: 'discarded', code: 'NOT_FOUND' },
    },
    withoutIds({ event: 'Ping', anonymousId: 'a-1' }, idFields),
  ],
} as const satisfies Action
