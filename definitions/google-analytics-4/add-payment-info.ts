import type { Action } from 'waybill/actions'
import { failing, item, product, request, settings, track } from './examples.js'
import { coupon, productsMapping } from './items.js'
import { itemsAction } from './items-action.js'

export const addPaymentInfo = {
  title: 'Add payment info',
  description: 'Somebody said how to pay.',
  trigger: 'type = "track" and event = "Payment Info Entered"',
  ...itemsAction('add_payment_info', {
    fields: {
      coupon,
      payment_type: { type: 'string', title: 'Payment method', description: 'Such as card.' },
    },
    mapping: {
      payment_type: { '@path': '$.properties.payment_method' },
      items: productsMapping,
    },
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
