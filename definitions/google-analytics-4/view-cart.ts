import type { Action } from 'waybill/actions'
import { failing, item, product, request, settings, track } from './examples.js'
import { productsMapping } from './items.js'
import { itemsAction } from './items-action.js'

export const viewCart = {
  title: 'View cart',
  description: 'The cart was looked at.',
  trigger: 'type = "track" and event = "Cart Viewed"',
  ...itemsAction('view_cart', {
    fields: {},
    mapping: {
      items: productsMapping,
    },
  }),
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
