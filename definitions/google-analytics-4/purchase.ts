import type { Action } from 'waybill/actions'
import { failing, item, product, request, settings, track } from './examples.js'
import {
  affiliation,
  coupon,
  currency,
  currencyCheck,
  itemChecks,
  items,
  itemsParam,
  productsMapping,
  shipping,
  tax,
  value,
} from './items.js'
import { clientCheck, event, payload, stream, streamChecks, streamMapping } from './stream.js'

const order = { order_id: 'o-1', total: 43, currency: 'GBP', products: [product] }

export const purchase = {
  title: 'Purchase',
  description: 'Something was bought.',
  trigger: 'type = "track" and event = "Order Completed"',
  fields: {
    type: 'object',
    required: ['currency', 'items', 'transaction_id'],
    properties: {
      ...stream,
      affiliation,
      coupon,
      currency,
      items,
      transaction_id: {
        type: 'string',
        title: 'Order ID',
        description: 'A purchase with the same id counts once.',
      },
      shipping,
      value,
      tax,
    },
  },
  mapping: {
    ...streamMapping,
    affiliation: { '@path': '$.properties.affiliation' },
    coupon: { '@path': '$.properties.coupon' },
    currency: { '@path': '$.properties.currency' },
    items: productsMapping,
    transaction_id: { '@path': '$.properties.order_id' },
    shipping: { '@path': '$.properties.shipping' },
    value: { '@path': '$.properties.total' },
    tax: { '@path': '$.properties.tax' },
  },
  checks: [...streamChecks, clientCheck('client_id'), currencyCheck, ...itemChecks],
  request: event('purchase', {
    affiliation: payload('affiliation'),
    coupon: payload('coupon'),
    currency: payload('currency'),
    items: itemsParam,
    transaction_id: payload('transaction_id'),
    shipping: payload('shipping'),
    value: payload('value'),
    tax: payload('tax'),
  }),
  examples: [
    {
      title: 'an order',
      settings,
      event: track('Order Completed', order),
      requests: [request('purchase', { currency: 'GBP', items: [item], transaction_id: 'o-1', value: 43 })],
    },
    {
      title: 'an order in an app goes to its own stream',
      settings: { firebaseAppId: '1:12:ios:ab', apiSecret: 'ga-secret' },
      mapping: { data_stream_type: 'Mobile App', app_instance_id: { '@path': '$.context.instance' } },
      event: {
        ...track('Order Completed', { order_id: 'o-1', currency: 'GBP', products: [] }),
        context: { instance: 'f00d' },
      },
      requests: [
        {
          method: 'POST',
          url: 'https://www.google-analytics.com/mp/collect?api_secret=ga-secret&firebase_app_id=1%3A12%3Aios%3Aab',
          headers: { 'content-type': 'application/json' },
          json: {
            app_instance_id: 'f00d',
            events: [
              {
                name: 'purchase',
                params: { currency: 'GBP', items: [], transaction_id: 'o-1', engagement_time_msec: 1 },
              },
            ],
            timestamp_micros: 1739282601513000,
          },
        },
      ],
    },
    {
      title: 'a stream that the settings do not name',
      settings,
      mapping: { data_stream_type: 'Mobile App', app_instance_id: 'f00d' },
      event: track('Order Completed', order),
      outcome: { kind: 'settings', code: 'INVALID_SETTINGS', fields: ['firebaseAppId'] },
    },
    failing(
      'a currency that there is not',
      track('Order Completed', { ...order, currency: 'POUND' }),
      'INVALID_CURRENCY_CODE',
      'currency',
    ),
  ],
} as const satisfies Action
