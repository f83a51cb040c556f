import type { Action } from 'waybill/actions'
import { failing, item, product, request, settings, track } from './examples.js'
import {
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

export const viewCart = {
  title: 'View cart',
  description: 'The cart was looked at.',
  trigger: 'type = "track" and event = "Cart Viewed"',
  fields: { type: 'object', required: ['items'], properties: { ...stream, currency, items, value } },
  mapping: {
    ...streamMapping,
    currency: { '@path': '$.properties.currency' },
    value: { '@path': '$.properties.value' },
    items: productsMapping,
  },
  checks: [...streamChecks, clientCheck('client_id'), currencyCheck, valueCheck, ...itemChecks],
  request: event('view_cart', { currency: payload('currency'), items: itemsParam, value: payload('value') }),
  examples: [
    {
      title: 'a cart',
      settings,
      event: track('Cart Viewed', { currency: 'GBP', value: 39, products: [product] }),
      requests: [request('view_cart', { currency: 'GBP', items: [item], value: 39 })],
    },
    {
      title: 'an empty cart',
      settings,
      event: track('Cart Viewed', { products: [] }),
      requests: [request('view_cart', { items: [] })],
    },
    failing(
      'a value needs its currency',
      track('Cart Viewed', { value: 39, products: [product] }),
      'INVALID_CURRENCY_CODE',
      'currency',
    ),
  ],
} as const satisfies Action
