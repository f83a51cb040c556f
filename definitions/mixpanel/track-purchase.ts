import type { Action } from 'waybill/actions'
import { owners } from '../shared/owners.js'
import { base, imported, sent, settings } from './examples.js'
import { eventFields, eventMapping } from './fields.js'
import { importRequest, importResponses, importResults, limits } from './import.js'
import { orderEvents, tracked } from './order-events.js'
import { products, productsMapping } from './products.js'

export const trackPurchase = {
  title: 'Track purchase',
  description: 'An order, and an event for each of its products.',
  trigger: 'type = "track"',
  fields: {
    type: 'object',
    required: ['event'],
    properties: {
      ...eventFields,
      generatePurchaseEventPerProduct: {
        type: 'boolean',
        title: 'An event for each product',
        description: 'Whether each product is sent as “Product Purchased” too.',
      },
      products,
    },
  },
  mapping: { ...eventMapping, generatePurchaseEventPerProduct: true, products: productsMapping },
  single: 'batch',
  batch: {
    ...limits,
    // A request holds so many events, not so many orders.
    weight: {
      '@math': {
        add: [
          1,
          { '@transform': { apply: { products: tracked('@') }, mapping: { '@path': '$.products.length' } } },
        ],
      },
    },
    request: importRequest(orderEvents),
    results: importResults(owners(tracked('@item'))),
  },
  responses: importResponses,
  examples: [
    {
      title: 'an order of two products',
      settings,
      event: {
        ...base,
        type: 'track',
        event: 'Order Completed',
        userId: 'u-1',
        properties: { order_id: 'o-1', total: 25, products: [{ sku: 'mug', price: '9.5' }, { sku: 'pen' }] },
      },
      requests: [
        imported([
          {
            event: 'Order Completed',
            properties: {
              ...sent,
              event_original_name: 'Order Completed',
              order_id: 'o-1',
              total: 25,
              products: [{ sku: 'mug', price: '9.5' }, { sku: 'pen' }],
            },
          },
          {
            event: 'Product Purchased',
            properties: {
              ...sent,
              time: 1739282601512,
              $insert_id: '0m-1',
              event_original_name: 'Order Completed',
              order_id: 'o-1',
              sku: 'mug',
              price: 9.5,
            },
          },
          {
            event: 'Product Purchased',
            properties: {
              ...sent,
              time: 1739282601511,
              $insert_id: '1m-1',
              event_original_name: 'Order Completed',
              order_id: 'o-1',
              sku: 'pen',
            },
          },
        ]),
      ],
    },
    {
      title: 'a refused product counts against its own order',
      settings,
      mapping: { event_properties: {}, name: 'Order' },
      events: [
        {
          ...base,
          type: 'track',
          event: 'Order Completed',
          userId: 'u-1',
          properties: { products: [{ sku: 'mug' }] },
        },
        {
          ...base,
          type: 'track',
          event: 'Order Completed',
          userId: 'u-1',
          properties: { products: [{ sku: 'pen' }] },
        },
      ],
      requests: [
        imported(
          ['mug', 'pen'].flatMap((sku) => [
            { event: 'Order Completed', properties: { ...sent, event_original_name: 'Order' } },
            {
              event: 'Product Purchased',
              properties: {
                ...sent,
                event_original_name: 'Order',
                time: 1739282601512,
                $insert_id: '0m-1',
                sku,
              },
            },
          ]),
        ),
      ],
      responses: [{ status: 400, body: { code: 400, failed_records: [{ index: 3, message: 'too large' }] } }],
      outcomes: [{ status: 'delivered' }, { status: 'discarded', code: 'RECORD_REFUSED' }],
    },
    {
      title: 'an event has a name',
      settings,
      event: { ...base, type: 'identify', userId: 'u-1' },
      outcome: { code: 'PAYLOAD_VALIDATION_FAILED', fields: ['event'] },
    },
  ],
} as const satisfies Action
