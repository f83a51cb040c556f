import type { Action } from 'waybill/actions'
import { events, fields, mapping, of, timeCheck, userAgentCheck } from './event.js'
import { content, product, request, sent, settings, track, website } from './examples.js'
import {
  contentCategory,
  contentIds,
  contentName,
  contents,
  contentsCheck,
  contentType,
  currency,
  currencyCheck,
  customData,
  filled,
  productMapping,
  value,
} from './shop.js'

export const viewContent = {
  title: 'View content',
  description: 'A product was looked at.',
  trigger: 'type = "track" and event = "Product Viewed"',
  fields: {
    type: 'object',
    required: ['action_source', 'event_time', 'user_data'],
    properties: {
      ...fields,
      currency,
      value,
      content_category: contentCategory,
      content_ids: contentIds,
      content_name: contentName,
      content_type: contentType,
      contents,
      custom_data: customData,
    },
  },
  mapping: {
    ...mapping,
    currency: { '@path': '$.properties.currency' },
    value: { '@path': '$.properties.price' },
    content_ids: { '@path': '$.properties.product_id' },
    contents: productMapping,
  },
  checks: [timeCheck, userAgentCheck, currencyCheck, contentsCheck],
  ...events('ViewContent', {
    currency: of('currency'),
    value: of('value'),
    content_category: of('content_category'),
    content_ids: filled('content_ids'),
    content_name: of('content_name'),
    content_type: of('content_type'),
    contents: filled('contents'),
  }),
  examples: [
    {
      title: 'a product',
      settings,
      mapping: website,
      event: track('Product Viewed', { ...product, currency: 'GBP' }),
      requests: [
        request([
          sent('ViewContent', { currency: 'GBP', value: 19.5, content_ids: ['p-1'], contents: [content] }),
        ]),
      ],
    },
    {
      title: 'a website needs a browser',
      settings,
      mapping: website,
      event: { ...track('Product Viewed', product), context: {} },
      outcome: { code: 'PAYLOAD_VALIDATION_FAILED', fields: ['user_data'] },
    },
  ],
} as const satisfies Action
