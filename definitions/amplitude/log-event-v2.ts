import type { Action } from 'waybill/actions'
import { itself } from '../shared/owners.js'
import { setFields, setMapping } from './campaign-fields.js'
import { eventWith, withAgent } from './event.js'
import { eventsBatch } from './events-request.js'
import { base, logged, sent, settings } from './examples.js'
import { eventFields, eventMapping } from './fields.js'

/** An object of user properties, where there is more in it than emptiness. */
const filled = (field: string) => ({
  '@if': {
    exists: {
      '@prune': {
        value: {
          '@entries': { in: { '@path': `@item.${field}` }, where: '@.value != 0 and @.value != false' },
        },
      },
    },
    then: { '@path': `@item.${field}` },
  },
})

const [once, always, add] = [filled('setOnce'), filled('setAlways'), filled('add')]

const userProperties = {
  '@if': {
    exists: { '@coalesce': [{ '@path': '@item.user_properties' }, once, always, add] },
    then: {
      '@merge': {
        direction: 'right',
        objects: [{ '@path': '@item.user_properties' }, { $setOnce: once, $set: always, $add: add }],
      },
    },
  },
}

const events = {
  '@each': {
    in: { '@path': '$.items' },
    as: 'item',
    do: withAgent(eventWith({ user_properties: userProperties })),
  },
}

export const logEventV2 = {
  title: 'Log event',
  description: 'What somebody did. Revenue is not sent with it: that is what “Log purchase” is for.',
  trigger: 'type = "track"',
  fields: { type: 'object', required: ['event_type'], properties: { ...eventFields, ...setFields } },
  mapping: { ...eventMapping, ...setMapping },
  single: 'batch',
  batch: eventsBatch(events, itself),
  examples: [
    {
      title: 'a page of a shop, in a browser',
      settings,
      event: {
        ...base,
        type: 'track',
        event: 'Product Viewed',
        userId: 'user-1',
        properties: { sku: 'mug' },
        context: {
          library: { name: 'analytics.js' },
          campaign: { source: 'news' },
          userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:122.0) Gecko/20100101 Firefox/122.0',
        },
      },
      requests: [
        logged([
          {
            ...sent,
            event_type: 'Product Viewed',
            event_properties: { sku: 'mug' },
            platform: 'Web',
            library: 'analytics.js',
            os_name: 'Windows',
            os_version: '122',
            device_model: 'Windows',
            user_properties: { $setOnce: { initial_utm_source: 'news' }, $set: { utm_source: 'news' } },
          },
        ]),
      ],
    },
    {
      title: 'of a batch that is refused for one event, the other comes again',
      settings: { ...settings, endpoint: 'europe' },
      events: [
        { ...base, type: 'track', event: 'Ping', userId: 'user-1' },
        { ...base, type: 'track', event: 'Pong', userId: 'user-1' },
      ],
      requests: [
        logged(
          [
            { ...sent, event_type: 'Ping' },
            { ...sent, event_type: 'Pong' },
          ],
          'api.eu.amplitude.com',
        ),
      ],
      responses: [
        {
          status: 400,
          body: { code: 400, error: 'Request had invalid fields', events_with_invalid_fields: { time: [1] } },
        },
      ],
      outcomes: [
        { status: 'retry', code: 'OTHERS_REFUSED' },
        { status: 'discarded', code: 'EVENT_REFUSED' },
      ],
    },
    {
      title: 'an event has a type',
      settings,
      event: { ...base, type: 'identify', userId: 'user-1' },
      outcome: { code: 'PAYLOAD_VALIDATION_FAILED', fields: ['event_type'] },
    },
  ],
} as const satisfies Action
