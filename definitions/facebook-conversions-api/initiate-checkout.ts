import type { Action } from 'waybill/actions'
import { content, product, request, sent, settings, track, website } from './examples.js'
import { contentCategory, contentIds, contents, currency, numItems, productsMapping, value } from './shop.js'
import { shopAction } from './shop-action.js'

export const initiateCheckout = {
  title: 'Initiate checkout',
  description: 'Somebody began to order.',
  trigger: 'type = "track" and event = "Checkout Started"',
  ...shopAction('InitiateCheckout', {
    fields: {
      currency,
      value,
      content_category: contentCategory,
      content_ids: contentIds,
      contents,
      num_items: numItems,
    },
    mapping: {
      value: { '@path': '$.properties.revenue' },
      contents: productsMapping,
    },
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
