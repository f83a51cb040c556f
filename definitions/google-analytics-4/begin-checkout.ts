import type { Action } from 'waybill/actions'
import { failing, item, product, request, settings, track } from './examples.js'
import { coupon, productsMapping } from './items.js'
import { itemsAction } from './items-action.js'

export const beginCheckout = {
  title: 'Begin checkout',
  description: 'Somebody began to order.',
  trigger: 'type = "track" and event = "Checkout Started"',
  ...itemsAction('begin_checkout', {
    fields: { coupon },
    mapping: {
      coupon: { '@path': '$.properties.coupon' },
      items: productsMapping,
    },
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
