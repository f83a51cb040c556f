import type { Action } from 'waybill/actions'
import { attributesOf, eventChecks, eventFields, eventMapping, profileOf } from './events.js'
import { at, base, request, settings } from './examples.js'
import { text } from './fields.js'
import { phoneOf } from './phone.js'

const event = {
  ...base,
  type: 'track',
  event: 'Article Read',
  userId: 'u-1',
  properties: { words: 843 },
} as const

const mapping = { profile: { external_id: { '@path': '$.userId' } } } as const

const attributes = {
  properties: { words: 843 },
  time: at,
  unique_id: 'm-1',
  metric: { data: { type: 'metric', attributes: { name: 'Article Read' } } },
} as const

const profile = { data: { type: 'profile', attributes: { external_id: 'u-1' } } } as const

const bulk = {
  type: 'event-bulk-create',
  attributes: { profile, events: { data: [{ type: 'event', attributes }] } },
}

export const trackEvent = {
  title: 'Track event',
  description: 'What somebody did.',
  trigger: 'type = "track"',
  fields: {
    type: 'object',
    required: ['profile', 'metric_name', 'properties'],
    properties: { ...eventFields, metric_name: text('Metric name', 'What was done.') },
  },
  mapping: { ...eventMapping, metric_name: { '@path': '$.event' } },
  checks: eventChecks,
  let: { phone: phoneOf('$.payload.profile') },
  request: {
    method: 'POST',
    path: '/events/',
    json: {
      data: {
        type: 'event',
        attributes: {
          ...attributesOf('$.payload', '$.payload.metric_name'),
          profile: profileOf('$.payload'),
        },
      },
    },
  },
  batch: {
    maxItems: 1000,
    request: {
      method: 'POST',
      path: '/event-bulk-create-jobs/',
      json: {
        data: {
          type: 'event-bulk-create-job',
          attributes: {
            'events-bulk-create': {
              data: {
                '@each': {
                  in: { '@path': '$.items' },
                  do: {
                    type: 'event-bulk-create',
                    attributes: {
                      profile: profileOf('@'),
                      events: { data: [{ type: 'event', attributes: attributesOf('@', '@.metric_name') }] },
                    },
                  },
                },
              },
            },
          },
        },
      },
    },
    results: {
      '@each': {
        in: { '@path': '$.body.errors' },
        do: {
          index: {
            '@extract': {
              value: { '@path': '@.source.pointer' },
              pattern: '^/data/attributes/events-bulk-create/data/(\\d+)',
            },
          },
          // A job that is not refused for what is in it is tried again as a whole.
          then: { '@if': { condition: 'status >= 500 or status = 429', then: 'retry', else: 'discard' } },
          code: {
            '@coalesce': [{ '@case': { operator: 'upper', value: { '@path': '@.code' } } }, 'BAD_REQUEST'],
          },
          message: { '@path': '@.detail' },
        },
      },
    },
  },
  examples: [
    {
      title: 'an article is read',
      settings,
      mapping,
      event,
      requests: [
        request('POST', '/events/', { data: { type: 'event', attributes: { ...attributes, profile } } }),
      ],
    },
    {
      title: 'a job is refused, and the answer names the event at fault',
      settings,
      mapping,
      events: [event, { ...event, messageId: 'm-2' }],
      responses: [
        {
          status: 400,
          body: {
            errors: [
              {
                code: 'invalid',
                detail: 'Invalid email address',
                source: { pointer: '/data/attributes/events-bulk-create/data/1/attributes/profile' },
              },
            ],
          },
        },
      ],
      requests: [
        request('POST', '/event-bulk-create-jobs/', {
          data: {
            type: 'event-bulk-create-job',
            attributes: {
              'events-bulk-create': {
                data: [
                  bulk,
                  {
                    ...bulk,
                    attributes: {
                      profile,
                      events: { data: [{ type: 'event', attributes: { ...attributes, unique_id: 'm-2' } }] },
                    },
                  },
                ],
              },
            },
          },
        }),
      ],
      outcomes: [
        { status: 'discarded', code: 'BAD_REQUEST' },
        { status: 'discarded', code: 'INVALID' },
      ],
    },
    {
      title: 'a profile without an id is nobody',
      settings,
      mapping: { profile: { first_name: 'Ann' } },
      event,
      outcome: { code: 'PAYLOAD_VALIDATION_FAILED', fields: ['profile'] },
    },
  ],
} as const satisfies Action
