import type { Destination, JsonObject } from 'waybill/actions'
import { names, productMapping } from './ecommerce-fields.js'

const shopEvents = [
  'Order Completed',
  'Checkout Started',
  'Order Refunded',
  'Order Cancelled',
  'Product Viewed',
  'Product Added',
  'Product Removed',
]

/** An event about one product carries its fields itself. */
const oneProduct = {
  '@coalesce': [
    { '@arrayPath': ['$.properties.products', productMapping] },
    { '@arrayPath': ['$.properties', productMapping] },
  ],
} as const

const shop = (event: string, name: string, more: JsonObject = {}) =>
  ({
    name: event,
    action: 'ecommerce',
    trigger: `type = "track" and event = "${event}"`,
    mapping: { name, ...more },
    syncMode: 'add',
  }) as const

export const presets = [
  {
    name: 'Track events',
    action: 'trackEvent',
    trigger: `type = "track" and !(event in [${shopEvents.map((name) => `"${name}"`).join(', ')}])`,
  },
  shop('Order Completed', names.orderPlaced),
  shop('Checkout Started', names.checkoutStarted),
  shop('Order Refunded', names.orderRefunded),
  shop('Order Cancelled', names.orderCancelled),
  shop('Product Added', names.cartUpdated, { action: 'add', products: oneProduct }),
  shop('Product Removed', names.cartUpdated, { action: 'remove', products: oneProduct }),
  { name: 'Identify users', action: 'updateUserProfile', trigger: 'type = "identify"' },
] as const satisfies Destination['presets']
