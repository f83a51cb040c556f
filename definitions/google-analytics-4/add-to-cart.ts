import type { Action } from 'waybill/actions'
import { productAction } from './product-action.js'

export const addToCart = {
  title: 'Add to cart',
  description: 'A product was put into the cart.',
  ...productAction('Product Added', 'add_to_cart'),
} as const satisfies Action
