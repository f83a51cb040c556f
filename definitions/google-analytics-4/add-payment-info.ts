import type { Action } from 'waybill/actions'
import { failing, item, product, request, settings, track } from './examples.js'
import {
  coupon,
  currency,
  currencyCheck,
  itemChecks,
  items,
  itemsParam,
  productsMapping,
  value,
  valueCheck,
} from './items.js'
import { clientCheck, event, payload, stream, streamChecks, streamMapping } from './stream.js'

export const addPaymentInfo = {
  title: 'Add payment info',
  description: 'Somebody said how to pay.',
  trigger: 'type = "track" and event = "Payment Info Entered"',
  fields: {
    type: 'object',
    required: ['items'],
    properties: {
      ...stream,
      coupon,
      currency,
      items,
      payment_type: { type: 'string', title: 'Payment method', description: 'Such as card.' },
      value,
    },
  },
  mapping: {
    ...streamMapping,
    currency: { '@path': '$.properties.currency' },
    value: { '@path': '$.properties.value' },
    payment_type: { '@path': '$.properties.payment_method' },
    items: productsMapping,
  },
  checks: [...streamChecks, clientCheck('client_id'), currencyCheck, valueCheck, ...itemChecks],
  request: event('add_payment_info', {
    coupon: payload('coupon'),
    currency: payload('currency'),
    items: itemsParam,
    payment_type: payload('payment_type'),
    value: payload('value'),
  }),
  examples: [
    {
      title: 'a card',
      settings,
      event: track('Payment Info Entered', { payment_method: 'card', currency: 'GBP', products: [product] }),
      requests: [request('add_payment_info', { currency: 'GBP', items: [item], payment_type: 'card' })],
    },
    failing(
      'a product has an id or a name',
      track('Payment Info Entered', { products: [{ price: 3 }] }),
      'PAYLOAD_VALIDATION_FAILED',
      'items',
    ),
  ],
} as const satisfies Action
