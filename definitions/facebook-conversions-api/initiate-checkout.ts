import type { Action } from 'waybill/actions'
import { events, fields, mapping, of, timeCheck, userAgentCheck } from './event.js'
import { content, product, request, sent, settings, track, website } from './examples.js'
import {
  contentCategory,
  contentIds,
  contents,
  contentsCheck,
  currency,
  currencyCheck,
  customData,
  filled,
  numItems,
  productsMapping,
  value,
} from './shop.js'

export const initiateCheckout = {
  title: 'Initiate checkout',
  description: 'Somebody began to order.',
  trigger: 'type = "track" and event = "Checkout Started"',
  fields: {
    type: 'object',
    required: ['action_source', 'event_time', 'user_data'],
    properties: {
      ...fields,
      currency,
      value,
      content_category: contentCategory,
      content_ids: contentIds,
      contents,
      num_items: numItems,
      custom_data: customData,
    },
  },
  mapping: {
    ...mapping,
    currency: { '@path': '$.properties.currency' },
    value: { '@path': '$.properties.revenue' },
    contents: productsMapping,
  },
  checks: [timeCheck, userAgentCheck, currencyCheck, contentsCheck],
  ...events('InitiateCheckout', {
    currency: of('currency'),
    value: of('value'),
    content_category: of('content_category'),
    content_ids: filled('content_ids'),
    contents: filled('contents'),
    num_items: of('num_items'),
  }),
  examples: [
    {
      title: 'an order that begins',
      settings,
      mapping: website,
      event: track('Checkout Started', { revenue: 39, currency: 'GBP', products: [product] }),
      requests: [request([sent('InitiateCheckout', { currency: 'GBP', value: 39, contents: [content] })])],
    },
    {
      title: 'an empty list of products is left out',
      settings,
      mapping: website,
      event: track('Checkout Started', { products: [] }),
      requests: [request([sent('InitiateCheckout', {})])],
    },
    {
      title: 'products without an id',
      settings,
      mapping: website,
      event: track('Checkout Started', { products: [{ price: 3 }] }),
      outcome: { code: 'PAYLOAD_VALIDATION_FAILED', fields: ['contents'] },
    },
  ],
} as const satisfies Action
