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
  valueCheck,
} from './items.js'
import { clientCheck, event, payload, stream, streamChecks, streamMapping } from './stream.js'

export const refund = {
  title: 'Refund',
  description: 'Money for an order was given back.',
  trigger: 'type = "track" and event = "Order Refunded"',
  fields: {
    type: 'object',
    required: ['transaction_id'],
    properties: {
      ...stream,
      currency,
      transaction_id: {
        type: 'string',
        title: 'Order ID',
        description: 'The id under which the purchase was sent.',
      },
      value,
      affiliation,
      coupon,
      shipping,
      tax,
      items,
    },
  },
  mapping: {
    ...streamMapping,
    currency: { '@path': '$.properties.currency' },
    transaction_id: { '@path': '$.properties.order_id' },
    value: { '@path': '$.properties.total' },
    affiliation: { '@path': '$.properties.affiliation' },
    shipping: { '@path': '$.properties.shipping' },
    items: productsMapping,
  },
  checks: [
    ...streamChecks,
    clientCheck('client_id'),
    currencyCheck,
    valueCheck,
    ...itemChecks,
    {
      require: 'exists(payload.currency) or length(payload.items) = 0 or exists(payload.items.0.currency)',
      message: 'The order or its first item needs a currency.',
      code: 'INVALID_CURRENCY_CODE',
      fields: ['currency'],
    },
  ],
  request: event('refund', {
    currency: payload('currency'),
    transaction_id: payload('transaction_id'),
    value: payload('value'),
    affiliation: payload('affiliation'),
    coupon: payload('coupon'),
    shipping: payload('shipping'),
    tax: payload('tax'),
    items: itemsParam,
  }),
  examples: [
    {
      title: 'a part of an order',
      settings,
      event: track('Order Refunded', { order_id: 'o-1', total: 39, currency: 'GBP', products: [product] }),
      requests: [request('refund', { currency: 'GBP', transaction_id: 'o-1', value: 39, items: [item] })],
    },
    {
      title: 'a whole order needs no more than its id',
      settings,
      event: track('Order Refunded', { order_id: 'o-1' }),
      requests: [request('refund', { transaction_id: 'o-1', items: [] })],
    },
    failing(
      'a value needs its currency',
      track('Order Refunded', { order_id: 'o-1', total: 39 }),
      'INVALID_CURRENCY_CODE',
      'currency',
    ),
  ],
} as const satisfies Action
