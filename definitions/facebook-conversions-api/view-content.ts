import type { Action } from 'waybill/actions'
import { content, product, request, sent, settings, track, website } from './examples.js'
import {
  contentCategory,
  contentIds,
  contentName,
  contents,
  contentType,
  currency,
  productMapping,
  value,
} from './shop.js'
import { shopAction } from './shop-action.js'

export const viewContent = {
  title: 'View content',
  description: 'A product was looked at.',
  trigger: 'type = "track" and event = "Product Viewed"',
  ...shopAction('ViewContent', {
    fields: {
      currency,
      value,
      content_category: contentCategory,
      content_ids: contentIds,
      content_name: contentName,
      content_type: contentType,
      contents,
    },
    mapping: {
      value: { '@path': '$.properties.price' },
      content_ids: { '@path': '$.properties.product_id' },
      contents: productMapping,
    },
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
