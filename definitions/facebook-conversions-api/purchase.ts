import type { Action } from 'waybill/actions'
import { content, product, request, sent, settings, track, website } from './examples.js'
import {
  contentIds,
  contentName,
  contents,
  contentType,
  currency,
  netRevenue,
  numItems,
  productsMapping,
  value,
} from './shop.js'
import { shopAction } from './shop-action.js'

const order = sent('Purchase', { currency: 'GBP', value: 39 })

/** What Meta says where one of several events is bad. */
const refusal = { status: 400, body: { error: { code: 100, message: 'Invalid parameter' } } }

export const purchase = {
  title: 'Purchase',
  description: 'Something was bought.',
  trigger: 'type = "track" and event = "Order Completed"',
  ...shopAction('Purchase', {
    fields: {
      currency,
      value,
      net_revenue: netRevenue,
      content_ids: contentIds,
      content_name: contentName,
      content_type: contentType,
      contents,
      num_items: numItems,
    },
    required: ['currency', 'value'],
    mapping: {
      value: { '@path': '$.properties.revenue' },
      contents: productsMapping,
    },
  }),
  examples: [
    {
      title: 'an order',
      settings,
      mapping: website,
      event: track('Order Completed', { revenue: 39, currency: 'GBP', products: [product] }),
      requests: [request([sent('Purchase', { currency: 'GBP', value: 39, contents: [content] })])],
    },
    {
      title: 'without a currency',
      settings,
      mapping: website,
      event: track('Order Completed', { revenue: 39 }),
      outcome: { code: 'PAYLOAD_VALIDATION_FAILED', fields: ['currency'] },
    },
    {
      title: 'products without an id',
      settings,
      mapping: website,
      event: track('Order Completed', { revenue: 39, currency: 'GBP', products: [{ price: 3 }] }),
      outcome: { code: 'PAYLOAD_VALIDATION_FAILED', fields: ['contents'] },
    },
    {
      title: 'several in one request; a bad one does not take the others with it',
      settings,
      mapping: { ...website, enable_batching: true },
      events: ['m-1', 'm-2'].map((messageId) => ({
        ...track('Order Completed', { revenue: 39, currency: 'GBP' }),
        messageId,
      })),
      responses: [refusal],
      requests: [
        request([order, { ...order, event_id: 'm-2' }]),
        request([order]),
        request([{ ...order, event_id: 'm-2' }]),
      ],
      outcomes: [{ status: 'delivered' }, { status: 'delivered' }],
    },
  ],
} as const satisfies Action
