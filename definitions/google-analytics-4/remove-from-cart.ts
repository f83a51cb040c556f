import type { Action } from 'waybill/actions'
import { productAction } from './product-action.js'

export const removeFromCart = {
  title: 'Remove from cart',
  description: 'A product was taken out of the cart.',
  ...productAction('Product Removed', 'remove_from_cart'),
} as const satisfies Action
