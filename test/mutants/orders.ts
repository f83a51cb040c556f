import type { Subject } from './subject.js'

const path = (text: string) => ({ '@path': text })
const text = { type: 'string' } as const
const amount = { type: 'number', minimum: 0 } as const

/** A shop's orders as an ecommerce destination takes them. */
export const orders: Subject = {
  name: 'shop/order',
  events: ['track'],
  fields: {
    type: 'object',
    required: ['event', 'order_id', 'currency', 'total', 'items', 'customer'],
    properties: {
      event: { type: 'string', enum: ['purchase', 'refund', 'add_to_cart', 'view_item'] },
      order_id: { type: 'string', minLength: 1, maxLength: 64 },
      currency: { type: 'string', pattern: '^[A-Z]{3}$' },
      total: amount,
      shipping: amount,
      tax: { type: ['number', 'null'] },
      coupons: { type: 'array', items: text, maxItems: 10 },
      is_gift: { type: 'boolean' },
      step: { type: 'integer', minimum: 1, maximum: 9 },
      placed_at: { type: 'string', format: 'date-time' },
      payment: { enum: ['card', 'invoice', 'wallet'] },
      store_url: { type: 'string', format: 'uri' },
      note: { type: 'string', maxLength: 200 },
      customer: {
        type: 'object',
        required: ['id'],
        properties: {
          id: text,
          email: { type: 'string', format: 'email' },
          ip: { type: 'string' },
          address: {
            type: 'object',
            required: ['country'],
            properties: { street: text, city: text, country: { type: 'string', minLength: 2, maxLength: 2 } },
          },
        },
      },
      items: {
        type: 'array',
        minItems: 1,
        items: {
          type: 'object',
          required: ['sku', 'quantity'],
          properties: {
            sku: text,
            name: text,
            price: amount,
            quantity: { type: 'integer', minimum: 1 },
            kind: { type: 'string', enum: ['physical', 'digital'] },
            categories: { type: 'array', items: text },
          },
        },
      },
    },
  },
  mapping: {
    event: {
      '@switch': {
        on: path('$.event'),
        cases: { 'Order Completed': 'purchase', 'Order Refunded': 'refund', 'Product Added': 'add_to_cart' },
        default: 'view_item',
      },
    },
    order_id: { '@coalesce': [path('$.properties.order_id'), path('$.messageId')] },
    currency: {
      '@case': { operator: 'upper', value: { '@coalesce': [path('$.properties.currency'), 'usd'] } },
    },
    total: { '@cast': { value: path('$.properties.total'), to: 'number' } },
    shipping: path('$.properties.shipping'),
    tax: { '@math': { round: path('$.properties.tax'), digits: 2 } },
    coupons: { '@split': { value: path('$.properties.coupon'), separator: ',' } },
    is_gift: { '@coalesce': [path('$.properties.gift'), false] },
    step: 3,
    placed_at: path('$.timestamp'),
    payment: 'card',
    store_url: path('$.context.page.url'),
    note: { '@template': 'Order {{properties.order_id}} from {{context.page.title}}' },
    customer: {
      id: { '@coalesce': [path('$.userId'), path('$.anonymousId')] },
      email: path('$.context.traits.email'),
      ip: path('$.context.ip'),
      address: {
        '@if': {
          exists: path('$.properties.address'),
          then: {
            street: path('$.properties.address.street'),
            city: path('$.context.location.city'),
            country: { '@coalesce': [path('$.properties.address.country'), 'DE'] },
          },
        },
      },
    },
    items: {
      '@each': {
        in: path('$.properties.products'),
        where: 'exists(@.sku)',
        do: {
          sku: path('@.sku'),
          name: { '@template': '{{@.brand}} {{@.name}}' },
          price: path('@.price'),
          quantity: { '@coalesce': [path('@.quantity'), 1] },
          kind: 'physical',
          categories: { '@compact': [path('@.category'), path('@.variant')] },
        },
      },
    },
  },
}
