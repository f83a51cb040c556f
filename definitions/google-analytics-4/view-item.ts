import type { Action } from 'waybill/actions'
import { productAction } from './product-action.js'

export const viewItem = {
  title: 'View item',
  description: 'A product was looked at.',
  ...productAction('Product Viewed', 'view_item'),
} as const satisfies Action
