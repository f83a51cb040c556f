import type { Action } from 'waybill/actions'
import { itself } from '../shared/owners.js'
import { importedEvent } from './event.js'
import { base, imported, sent, settings } from './examples.js'
import { eventFields, eventMapping } from './fields.js'
import { importRequest, importResponses, importResults, limits } from './import.js'

export const trackEvent = {
  title: 'Track event',
  description: 'What somebody did.',
  trigger: 'type = "track"',
  fields: { type: 'object', required: ['event'], properties: eventFields },
  mapping: eventMapping,
  single: 'batch',
  batch: {
    ...limits,
    request: importRequest({ '@each': { in: { '@path': '$.items' }, as: 'item', do: importedEvent } }),
    results: importResults(itself),
  },
  responses: importResponses,
  examples: [
    {
      title: 'a page of a shop, in a browser',
      settings,
      event: {
        ...base,
        type: 'track',
        event: 'Product Viewed',
        userId: 'u-1',
        properties: { sku: 'mug', time: 'the property of that name is Mixpanel’s own' },
        context: {
          locale: 'en-GB',
          userAgent:
            'Mozilla/5.0 (iPhone; CPU iPhone OS 17_2 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.2 Mobile/15E148 Safari/604.1',
        },
      },
      requests: [
        imported([
          {
            event: 'Product Viewed',
            properties: {
              ...sent,
              event_original_name: 'Product Viewed',
              $locale: 'en-GB',
              $browser: 'Mobile Safari',
              $browser_version: '17.2',
              sku: 'mug',
            },
          },
        ]),
      ],
    },
    {
      title: 'two events go together; the answer refuses one and took the other',
      settings,
      events: [
        { ...base, type: 'track', event: 'Ping', userId: 'u-1' },
        { ...base, type: 'track', event: 'Pong', userId: 'u-1' },
      ],
      requests: [
        imported([
          { event: 'Ping', properties: { ...sent, event_original_name: 'Ping' } },
          { event: 'Pong', properties: { ...sent, event_original_name: 'Pong' } },
        ]),
      ],
      responses: [
        {
          status: 400,
          body: {
            code: 400,
            error: 'some data points in the request failed validation',
            failed_records: [
              { index: 0, insert_id: 'm-1', field: 'properties.time', message: 'is too long ago' },
            ],
          },
        },
      ],
      outcomes: [{ status: 'discarded', code: 'RECORD_REFUSED' }, { status: 'delivered' }],
    },
    {
      title: 'a time that is none is refused',
      settings,
      event: { ...base, type: 'track', event: 'Ping', userId: 'u-1', timestamp: '31.12.2024 25:61' },
      outcome: { code: 'PAYLOAD_VALIDATION_FAILED', fields: ['time'] },
    },
  ],
} as const satisfies Action
