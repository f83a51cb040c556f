import { batchingFields } from '../shared/batching-fields.js'
import { nullableText, text, time, userFields } from './fields.js'

const amount = (title: string, description: string) => ({ type: 'number', title, description }) as const

/** The names that an ecommerce event can have; what else it needs depends on them. */
export const names = {
  cartUpdated: 'ecommerce.cart_updated',
  checkoutStarted: 'ecommerce.checkout_started',
  orderPlaced: 'ecommerce.order_placed',
  orderRefunded: 'ecommerce.order_refunded',
  orderCancelled: 'ecommerce.order_cancelled',
} as const

const requires = (eventName: string, ...fields: readonly string[]) => ({
  if: { properties: { name: { const: eventName } }, required: ['name'] },
  then: { required: fields },
})

export const requiredByName = [
  requires(names.cartUpdated, 'cart_id'),
  requires(names.checkoutStarted, 'checkout_id'),
  requires(names.orderPlaced, 'order_id'),
  requires(names.orderRefunded, 'order_id'),
  requires(names.orderCancelled, 'order_id', 'cancel_reason'),
]

export const ecommerceFields = {
  name: {
    type: 'string',
    enum: Object.values(names),
    title: 'Event name',
    description: 'Which of Braze’s recommended events it is.',
  },
  ...userFields,
  phone: nullableText('Phone', 'The number by which Braze finds the user.'),
  time,
  order_id: text('Order ID', 'The id of the order, for events of orders.'),
  cart_id: text('Cart ID', 'The id of the cart, which an update of a cart has to have.'),
  checkout_id: text('Checkout ID', 'The id of the checkout, which a checkout has to have.'),
  cancel_reason: text('Cancel reason', 'Why the order was cancelled.'),
  action: text('Action', 'What an update did to the cart: add, remove or replace.'),
  total_value: amount('Total value', 'What all of it costs.'),
  subtotal_value: amount('Subtotal', 'What it costs before tax and shipping.'),
  tax: amount('Tax', 'The tax in it.'),
  shipping: amount('Shipping', 'What shipping costs.'),
  total_discounts: amount('Total discounts', 'What was taken off.'),
  discounts: {
    type: 'array',
    title: 'Discounts',
    description: 'What was taken off, one by one.',
    items: {
      type: 'object',
      required: ['code', 'amount'],
      properties: { code: { type: 'string' }, amount: { type: 'number' } },
    },
  },
  currency: text('Currency', 'Three letters, such as EUR.'),
  source: text('Source', 'Where it happened, such as web or ios.'),
  products: {
    type: 'array',
    title: 'Products',
    description: 'What it is about. Fields of your own become metadata of the product.',
    items: {
      type: 'object',
      required: ['product_id', 'product_name', 'variant_id', 'quantity', 'price'],
      properties: {
        product_id: { type: 'string' },
        product_name: { type: 'string' },
        variant_id: { type: 'string' },
        quantity: { type: 'integer' },
        price: { type: 'number' },
        image_url: { type: 'string' },
        product_url: { type: 'string' },
      },
      additionalProperties: true,
    },
  },
  metadata: { type: 'object', title: 'Metadata', description: 'What else is known of the event.' },
  ...batchingFields,
} as const

const either = (field: string) => ({
  '@coalesce': [{ '@path': `$.context.traits.${field}` }, { '@path': `$.properties.${field}` }],
})

/** A product of an event, as Braze calls its fields. */
export const productMapping = {
  product_id: { '@path': '$.product_id' },
  product_name: { '@path': '$.name' },
  variant_id: { '@path': '$.variant' },
  image_url: { '@path': '$.image_url' },
  product_url: { '@path': '$.url' },
  quantity: { '@path': '$.quantity' },
  price: { '@path': '$.price' },
} as const

export const ecommerceMapping = {
  external_id: { '@path': '$.userId' },
  email: either('email'),
  phone: either('phone'),
  braze_id: either('braze_id'),
  cancel_reason: { '@path': '$.properties.reason' },
  time: { '@path': '$.timestamp' },
  checkout_id: { '@path': '$.properties.checkout_id' },
  order_id: { '@path': '$.properties.order_id' },
  cart_id: { '@path': '$.properties.cart_id' },
  total_value: { '@path': '$.properties.total' },
  action: { '@path': '$.properties.action' },
  subtotal_value: { '@path': '$.properties.subtotal' },
  tax: { '@path': '$.properties.tax' },
  shipping: { '@path': '$.properties.shipping' },
  total_discounts: { '@path': '$.properties.discount' },
  discounts: {
    '@arrayPath': [
      '$.properties.discount_items',
      { code: { '@path': '$.code' }, amount: { '@path': '$.amount' } },
    ],
  },
  currency: { '@path': '$.properties.currency' },
  source: { '@path': '$.properties.source' },
  products: { '@arrayPath': ['$.properties.products', productMapping] },
} as const
