import type { Action } from 'waybill/actions'
import { base, request, settings, userAnswer, withoutIds } from './examples.js'
import { customId, hasCustomId, mappedCustomId, upsertUser } from './fields.js'

export const trackEvent = {
  title: 'Track event',
  description: 'Something that a user did. The user is created where they are not known.',
  trigger: 'type = "track"',
  fields: {
    type: 'object',
    required: ['name'],
    properties: {
      custom_id: customId,
      name: { type: 'string', minLength: 1, title: 'Name', description: 'What was done.' },
      timestamp: {
        type: 'string',
        format: 'date-like',
        title: 'Timestamp',
        description: 'When it was done; without a time zone it is UTC.',
      },
      data: { type: 'object', title: 'Data', description: 'What is known of the event, sent as it is.' },
    },
  },
  mapping: {
    custom_id: mappedCustomId,
    name: { '@path': '$.event' },
    timestamp: { '@path': '$.timestamp' },
    data: { '@path': '$.properties' },
  },
  checks: [hasCustomId],
  requests: [
    upsertUser,
    {
      id: 'event',
      method: 'POST',
      path: '/events/',
      json: {
        user_id: { '@path': '$.steps.user.body.id' },
        name: { '@path': '$.payload.name' },
        timestamp: { '@date': { value: { '@path': '$.payload.timestamp' }, to: 'unix' } },
        data: { '@coalesce': [{ '@path': '$.payload.data' }, {}] },
      },
    },
  ],
  examples: [
    {
      title: 'the user first, then what they did',
      settings,
      event: { ...base, type: 'track', event: 'Invoice Paid', userId: 'u-1', properties: { paid: true } },
      responses: [userAnswer],
      requests: [
        request('POST', '/users/update_or_create/', { custom_id: 'u-1' }),
        request('POST', '/events/', {
          user_id: 77,
          name: 'Invoice Paid',
          timestamp: 1739282601,
          data: { paid: true },
        }),
      ],
      outcome: { status: 'delivered' },
    },
    {
      title: 'an answer that does not name the user ends the chain',
      settings,
      event: { ...base, type: 'track', event: 'Ping', userId: 'u-1' },
      responses: [{ status: 200, body: { created: true } }],
      requests: [request('POST', '/users/update_or_create/', { custom_id: 'u-1' })],
      outcome: { status: 'discarded', code: 'UNEXPECTED_ANSWER' },
    },
    {
      title: 'an event has a name',
      settings,
      event: { ...base, type: 'track', userId: 'u-1' },
      outcome: { code: 'PAYLOAD_VALIDATION_FAILED', fields: ['name'] },
    },
    withoutIds({ type: 'track', event: 'Ping' }),
  ],
} as const satisfies Action
