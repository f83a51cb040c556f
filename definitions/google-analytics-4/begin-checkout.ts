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

export const beginCheckout = {
  title: 'Begin checkout',
  description: 'Somebody began to order.',
  trigger: 'type = "track" and event = "Checkout Started"',
  fields: { type: 'object', required: ['items'], properties: { ...stream, coupon, currency, items, value } },
  mapping: {
    ...streamMapping,
    coupon: { '@path': '$.properties.coupon' },
    currency: { '@path': '$.properties.currency' },
    value: { '@path': '$.properties.value' },
    items: productsMapping,
  },
  checks: [...streamChecks, clientCheck('client_id'), currencyCheck, valueCheck, ...itemChecks],
  request: event('begin_checkout', {
    coupon: payload('coupon'),
    currency: payload('currency'),
    items: itemsParam,
    value: payload('value'),
  }),
  examples: [
    {
      title: 'an order that begins',
      settings,
      event: track('Checkout Started', { coupon: 'SPRING', currency: 'GBP', value: 39, products: [product] }),
      requests: [request('begin_checkout', { coupon: 'SPRING', currency: 'GBP', items: [item], value: 39 })],
    },
    failing(
      'a value needs its currency',
      track('Checkout Started', { value: 39, products: [product] }),
      'INVALID_CURRENCY_CODE',
      'currency',
    ),
  ],
} as const satisfies Action
