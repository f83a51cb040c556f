import type { Action } from 'waybill/actions'
import { field } from '../shared/payload-field.js'
import { context, ids, objectOrEmpty, withGroup } from './body.js'
import { oneId } from './checks.js'
import { base, request, settings, withoutIds } from './examples.js'
import { common, commonMapping, groupId, properties, traits } from './fields.js'
import { sending } from './sending.js'

const body = (at: string) => ({
  ...ids(at),
  event: field(at, 'event_name'),
  context: context(at, { ...withGroup(at), traits: objectOrEmpty(at, 'traits') }),
  properties: objectOrEmpty(at, 'properties'),
})

export const sendTrack = {
  title: 'Send track',
  description: 'What somebody did.',
  trigger: 'type = "track"',
  fields: {
    type: 'object',
    required: ['event_name'],
    properties: {
      ...common,
      group_id: groupId,
      event_name: { type: 'string', minLength: 1, title: 'Event name', description: 'What was done.' },
      properties,
      traits,
    },
  },
  mapping: {
    ...commonMapping,
    group_id: { '@path': '$.context.groupId' },
    event_name: { '@path': '$.event' },
    properties: { '@path': '$.properties' },
    traits: { '@path': '$.context.traits' },
  },
  checks: [oneId],
  ...sending('track', body),
  examples: [
    {
      title: 'an order',
      settings,
      event: {
        ...base,
        type: 'track',
        event: 'Order Completed',
        userId: 'u-1',
        properties: { total: 120 },
        context: { ip: '203.0.113.17', locale: 'en-GB' },
      },
      requests: [
        request('track', {
          userId: 'u-1',
          ...base,
          event: 'Order Completed',
          context: { traits: {}, consent: {}, ip: '203.0.113.17', locale: 'en-GB' },
          properties: { total: 120 },
        }),
      ],
    },
    {
      title: 'to a workspace in the EU',
      settings: { ...settings, endpoint: 'europe' },
      event: { ...base, type: 'track', event: 'Ping', anonymousId: 'a-1' },
      requests: [
        request(
          'track',
          {
            anonymousId: 'a-1',
            ...base,
            event: 'Ping',
            context: { traits: {}, consent: {} },
            properties: {},
          },
          'https://events.eu1.segmentapis.com/v1',
        ),
      ],
    },
    {
      title: 'several together',
      settings,
      events: [
        { ...base, type: 'track', event: 'Ping', userId: 'u-1' },
        { ...base, messageId: 'm-2', type: 'track', event: 'Pong' },
        { ...base, messageId: 'm-3', type: 'track', event: 'Pong', anonymousId: 'a-1' },
      ],
      responses: [{ status: 429, headers: { 'x-ratelimit-reset': '5' } }],
      requests: [
        request('batch', {
          batch: [
            {
              type: 'track',
              userId: 'u-1',
              ...base,
              event: 'Ping',
              context: { traits: {}, consent: {} },
              properties: {},
            },
            {
              type: 'track',
              anonymousId: 'a-1',
              ...base,
              messageId: 'm-3',
              event: 'Pong',
              context: { traits: {}, consent: {} },
              properties: {},
            },
          ],
        }),
      ],
      outcomes: [
        { status: 'retry', code: 'TOO_MANY_REQUESTS' },
        { status: 'discarded', code: 'PAYLOAD_VALIDATION_FAILED' },
        { status: 'retry' },
      ],
    },
    withoutIds({ type: 'track', event: 'Ping' }),
  ],
} as const satisfies Action
