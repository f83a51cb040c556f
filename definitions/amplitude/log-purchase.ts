import type { Action } from 'waybill/actions'
import { owners } from '../shared/owners.js'
import { campaignFields, campaignMapping } from './campaign-fields.js'
import { eventsBatch } from './events-request.js'
import { base, logged, sent, settings } from './examples.js'
import { eventFields, eventMapping } from './fields.js'
import { purchaseEvents } from './purchase-events.js'

export const logPurchase = {
  title: 'Log purchase',
  description: 'An order with its revenue, and an event for each of its products.',
  trigger: 'type = "track"',
  fields: {
    type: 'object',
    required: ['event_type'],
    properties: {
      ...eventFields,
      ...campaignFields,
      trackRevenuePerProduct: {
        type: 'boolean',
        title: 'Revenue of each product',
        description: 'Whether each product has its revenue, instead of the order.',
      },
    },
  },
  mapping: { ...eventMapping, ...campaignMapping, trackRevenuePerProduct: false },
  single: 'batch',
  batch: {
    ...eventsBatch(purchaseEvents, owners({ '@path': '@item.products' })),
    // A request holds so many events, not so many orders.
    weight: { '@math': { add: [1, { '@path': '@.products.length' }] } },
  },
  examples: [
    {
      title: 'an order of two mugs',
      settings,
      mapping: { insert_id: { '@path': '$.messageId' } },
      event: {
        ...base,
        type: 'track',
        event: 'Order Completed',
        userId: 'user-1',
        properties: { revenue: '19', products: [{ price: 9.5, quantity: 2 }] },
      },
      requests: [
        logged([
          {
            ...sent,
            event_type: 'Order Completed',
            event_properties: { revenue: '19', products: [{ price: 9.5, quantity: 2 }] },
            insert_id: 'm-1',
            revenue: 19,
            revenueType: 'Purchase',
          },
          {
            ...sent,
            event_type: 'Product Purchased',
            event_properties: { price: 9.5, quantity: 2 },
            insert_id: 'm-1-2',
          },
        ]),
      ],
    },
    {
      title: 'an order of nothing has no revenue',
      settings,
      event: {
        ...base,
        type: 'track',
        event: 'Order Completed',
        userId: 'user-1',
        properties: { revenue: 0 },
      },
      requests: [logged([{ ...sent, event_type: 'Order Completed', event_properties: { revenue: 0 } }])],
    },
    {
      title: 'a product that is refused counts against its own order',
      settings,
      mapping: { event_properties: {}, trackRevenuePerProduct: true },
      events: [1, 2].map((price) => ({
        ...base,
        type: 'track',
        event: 'Order Completed',
        userId: 'user-1',
        properties: { products: [{ price, quantity: 1 }] },
      })),
      requests: [
        logged(
          [1, 2].flatMap((price) => [
            { ...sent, event_type: 'Order Completed', event_properties: {} },
            {
              ...sent,
              event_type: 'Product Purchased',
              event_properties: { price, quantity: 1 },
              revenue: price,
              revenueType: 'Purchase',
              price,
              quantity: 1,
            },
          ]),
        ),
      ],
      responses: [{ status: 400, body: { code: 400, silenced_events: [1] } }],
      outcomes: [
        { status: 'discarded', code: 'EVENT_SILENCED' },
        { status: 'retry', code: 'OTHERS_REFUSED' },
      ],
    },
    {
      title: 'a quantity is a whole number',
      settings,
      event: {
        ...base,
        type: 'track',
        event: 'Order Completed',
        userId: 'user-1',
        properties: { quantity: 'two' },
      },
      outcome: { code: 'PAYLOAD_VALIDATION_FAILED', fields: ['quantity'] },
    },
  ],
} as const satisfies Action
