import type { Action } from 'waybill/actions'
import { context, ids, objectOrEmpty, oneId, withGroup } from './body.js'
import { base, request, settings, withoutIds } from './examples.js'
import { common, commonMapping, groupId, properties, traits } from './fields.js'

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
  request: {
    method: 'POST',
    path: '/track',
    json: {
      ...ids,
      event: { '@path': '$.payload.event_name' },
      context: context({ ...withGroup, traits: objectOrEmpty('traits') }),
      properties: objectOrEmpty('properties'),
    },
  },
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
    withoutIds({ type: 'track', event: 'Ping' }),
  ],
} as const satisfies Action
