import type { Action } from 'waybill/actions'
import { ecommerceFields, ecommerceMapping, names, requiredByName } from './ecommerce-fields.js'
import { base, request, settings, withoutIds } from './examples.js'
import { trackUsers } from './track-users.js'
import { oneIdOrPhone, userAndApp } from './users.js'

const item = (field: string) => ({ '@path': `@.${field}` })

/** A property that only events of some names have. */
const onlyFor = (field: string, ...eventNames: readonly string[]) => ({
  '@if': {
    condition: `@.name in [${eventNames.map((name) => `"${name}"`).join(', ')}]`,
    then: item(field),
  },
})

const { cartUpdated, checkoutStarted, orderPlaced, orderRefunded, orderCancelled } = names
const orders = [orderPlaced, orderRefunded, orderCancelled] as const

const ownOfProduct = [
  'product_id',
  'product_name',
  'variant_id',
  'quantity',
  'price',
  'image_url',
  'product_url',
] as const

/** Products with what Braze has no field for in `metadata`, where there is any. */
const products = {
  '@each': {
    in: { '@path': '@.products' },
    do: {
      '@merge': {
        direction: 'right',
        objects: [
          { '@pick': { from: { '@path': '@' }, keys: ownOfProduct } },
          {
            '@transform': {
              apply: {
                rest: { '@omit': { from: { '@path': '@' }, keys: ownOfProduct } },
                keys: {
                  '@entries': {
                    in: { '@omit': { from: { '@path': '@' }, keys: ownOfProduct } },
                    value: { '@path': '@.key' },
                    to: 'list',
                  },
                },
              },
              mapping: {
                metadata: { '@if': { condition: 'length(keys) > 0', then: { '@path': '$.rest' } } },
              },
            },
          },
        ],
      },
    },
  },
}

const event = {
  ...base,
  event: 'Order Completed',
  timestamp: '2025-02-11T14:03:21.513Z',
  userId: 'u-1',
  properties: {
    order_id: 'o-1',
    total: 42,
    currency: 'EUR',
    source: 'web',
    products: [{ product_id: 'lamp', name: 'Desk lamp', variant: 'black', quantity: '2', price: 19.5 }],
  },
} as const

export const ecommerce = {
  title: 'Ecommerce event',
  description: 'A cart, a checkout or an order, as one of the events that Braze recommends.',
  trigger:
    'type = "track" and event in ["Order Completed", "Checkout Started", "Order Refunded", "Order Cancelled"]',
  syncModes: ['add', 'update'],
  fields: {
    type: 'object',
    required: ['name', 'time', 'currency', 'source', 'products'],
    properties: ecommerceFields,
    allOf: requiredByName,
  },
  mapping: ecommerceMapping,
  checks: [oneIdOrPhone],
  batch: trackUsers('events', {
    ...userAndApp(),
    phone: { '@excludeWhenNull': item('phone') },
    name: item('name'),
    time: { '@date': { value: item('time'), to: 'iso' } },
    properties: {
      currency: item('currency'),
      source: item('source'),
      metadata: item('metadata'),
      products,
      total_value: item('total_value'),
      order_id: onlyFor('order_id', ...orders),
      cancel_reason: onlyFor('cancel_reason', orderCancelled),
      cart_id: onlyFor('cart_id', cartUpdated, checkoutStarted, orderPlaced),
      checkout_id: onlyFor('checkout_id', checkoutStarted),
      action: onlyFor('action', cartUpdated),
      subtotal_value: item('subtotal_value'),
      tax: item('tax'),
      shipping: item('shipping'),
      total_discounts: onlyFor('total_discounts', ...orders),
      discounts: onlyFor('discounts', ...orders),
    },
    _update_existing_only: {
      '@if': {
        condition:
          'run.syncMode = "update" or (length(@.user_alias.alias_name) > 0 and length(@.user_alias.alias_label) > 0)',
        then: true,
      },
    },
  }),
  single: 'batch',
  examples: [
    {
      title: 'an order is placed',
      settings,
      mapping: { name: orderPlaced },
      event,
      requests: [
        request('/users/track', {
          events: [
            {
              external_id: 'u-1',
              name: orderPlaced,
              time: '2025-02-11T14:03:21.513Z',
              properties: {
                currency: 'EUR',
                source: 'web',
                products: [
                  {
                    product_id: 'lamp',
                    product_name: 'Desk lamp',
                    variant_id: 'black',
                    quantity: 2,
                    price: 19.5,
                  },
                ],
                total_value: 42,
                order_id: 'o-1',
              },
            },
          ],
        }),
      ],
    },
    {
      title: 'only users that Braze knows; what a product has beside its fields is metadata',
      settings,
      syncMode: 'update',
      mapping: {
        name: checkoutStarted,
        products: {
          '@arrayPath': [
            '$.properties.products',
            {
              product_id: { '@path': '$.product_id' },
              product_name: { '@path': '$.name' },
              variant_id: { '@path': '$.variant' },
              quantity: { '@path': '$.quantity' },
              price: { '@path': '$.price' },
              brand: 'Lumo',
            },
          ],
        },
      },
      event: { ...event, event: 'Checkout Started', properties: { ...event.properties, checkout_id: 'c-1' } },
      requests: [
        request('/users/track', {
          events: [
            {
              external_id: 'u-1',
              name: checkoutStarted,
              time: '2025-02-11T14:03:21.513Z',
              properties: {
                currency: 'EUR',
                source: 'web',
                products: [
                  {
                    product_id: 'lamp',
                    product_name: 'Desk lamp',
                    variant_id: 'black',
                    quantity: 2,
                    price: 19.5,
                    metadata: { brand: 'Lumo' },
                  },
                ],
                total_value: 42,
                checkout_id: 'c-1',
              },
              _update_existing_only: true,
            },
          ],
        }),
      ],
    },
    {
      title: 'a cancelled order has a reason',
      settings,
      mapping: { name: orderCancelled },
      event: { ...event, event: 'Order Cancelled' },
      outcome: { code: 'PAYLOAD_VALIDATION_FAILED', fields: ['cancel_reason'] },
    },
    {
      ...withoutIds({ ...event, userId: null }, ['external_id', 'braze_id', 'email', 'user_alias', 'phone']),
      mapping: { name: orderPlaced },
    },
  ],
} as const satisfies Action
