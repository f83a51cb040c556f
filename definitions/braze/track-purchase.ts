import type { Action } from 'waybill/actions'
import { batchingFields } from '../shared/batching-fields.js'
import { asBatch, base, time as exampleTime, request, settings, withoutIds } from './examples.js'
import { properties, time, updateExistingOnly, userFields } from './fields.js'
import { mostObjects, refusedItems } from './track-users.js'
import { idFields, oneId, userAndApp } from './users.js'

/** The fields of a product that a purchase has under names of its own. */
const ownOfPurchase = ['product_id', 'currency', 'price', 'quantity'] as const

const purchase = {
  ...userAndApp('@order'),
  time: { '@date': { value: { '@path': '@order.time' }, to: 'iso' } },
  _update_existing_only: { '@path': '@order._update_existing_only' },
  product_id: { '@path': '@.product_id' },
  currency: { '@coalesce': [{ '@path': '@.currency' }, 'USD'] },
  price: { '@path': '@.price' },
  quantity: { '@path': '@.quantity' },
  properties: {
    '@merge': {
      direction: 'right',
      objects: [
        { '@omit': { from: { '@path': '@' }, keys: ownOfPurchase } },
        { '@omit': { from: { '@path': '@order.properties' }, keys: ['products'] } },
      ],
    },
  },
} as const

/** One for each product of each order. */
const purchases = {
  '@each': {
    in: { '@path': '$.items' },
    as: 'order',
    do: { '@each': { in: { '@path': '@order.products' }, do: purchase } },
    flat: true,
  },
} as const

/** Of each purchase, the place of its order. */
const orders = {
  '@each': {
    in: { '@path': '$.items' },
    do: {
      '@transform': {
        apply: { products: { '@path': '@.products' }, order: { '@path': '@index' } },
        mapping: { '@each': { in: { '@path': '$.products' }, do: { '@path': '$.order' } } },
      },
    },
    flat: true,
  },
} as const

const withoutProducts = {
  '@each': {
    in: { '@path': '$.items' },
    where: 'length(@.products) = 0',
    do: {
      index: { '@path': '@index' },
      then: 'discard',
      code: 'PAYLOAD_VALIDATION_FAILED',
      message: 'The order has no products.',
    },
  },
} as const

const hasMany = {
  '@transform': {
    apply: {
      purchases: {
        '@math': { add: { '@each': { in: { '@path': '$.items' }, do: { '@path': '@.products.length' } } } },
      },
    },
    mapping: { '@if': { condition: 'purchases > 1', then: 'true' } },
  },
} as const

const order = {
  ...base,
  event: 'Order Completed',
  userId: 'u-1',
  properties: {
    order_id: 'o-1',
    currency: 'EUR',
    products: [
      { product_id: 'lamp', name: 'Desk lamp', price: '19.50', quantity: 2, currency: 'EUR' },
      { product_id: 'bulb', price: 3, quantity: 4 },
    ],
  },
} as const

const sent = { external_id: 'u-1', time: exampleTime, _update_existing_only: false }

const sentProducts = [
  {
    ...sent,
    product_id: 'lamp',
    currency: 'EUR',
    price: 19.5,
    quantity: 2,
    properties: { name: 'Desk lamp', order_id: 'o-1', currency: 'EUR' },
  },
  {
    ...sent,
    product_id: 'bulb',
    currency: 'USD',
    price: 3,
    quantity: 4,
    properties: { order_id: 'o-1', currency: 'EUR' },
  },
] as const

export const trackPurchase = {
  title: 'Track purchase',
  description: 'An order, as one purchase for each of its products.',
  trigger: 'event = "Order Completed"',
  fields: {
    type: 'object',
    required: ['time', 'products'],
    properties: {
      ...userFields,
      time,
      products: {
        type: 'array',
        title: 'Products',
        description:
          'What was bought. What else is known of a product goes into the properties of its purchase.',
        items: {
          type: 'object',
          required: ['product_id', 'price'],
          properties: {
            product_id: { type: 'string' },
            currency: { type: 'string' },
            price: { type: 'number' },
            quantity: { type: 'integer' },
          },
          additionalProperties: true,
        },
      },
      properties,
      _update_existing_only: updateExistingOnly,
      ...batchingFields,
    },
  },
  mapping: {
    external_id: { '@path': '$.userId' },
    email: { '@path': '$.traits.email' },
    braze_id: { '@path': '$.properties.braze_id' },
    time: { '@path': '$.receivedAt' },
    products: { '@path': '$.properties.products' },
    properties: { '@path': '$.properties' },
    _update_existing_only: false,
  },
  checks: [
    oneId,
    {
      require: `length(payload.products) <= ${mostObjects}`,
      message: `An order of more than ${mostObjects} products is more than one request can carry.`,
      code: 'PAYLOAD_TOO_LARGE',
      fields: ['products'],
    },
  ],
  batch: {
    maxItems: mostObjects,
    weight: { '@path': '@.products.length' },
    request: {
      when: 'any(items, length(@.products) > 0)',
      method: 'POST',
      path: '/users/track',
      headers: { 'x-braze-batch': hasMany },
      json: { purchases },
    },
    results: {
      '@each': {
        in: [refusedItems({ '@get': { from: orders, key: { '@path': '@.index' } } }), withoutProducts],
        flat: true,
      },
    },
  },
  single: 'batch',
  examples: [
    {
      title: 'an order of two products',
      settings,
      event: order,
      requests: [request('/users/track', { purchases: sentProducts }, asBatch)],
    },
    {
      title: 'Braze refuses a purchase: its order is discarded, and one without products too',
      settings,
      events: [
        order,
        { ...order, messageId: 'm-2', userId: 'u-2', properties: { products: [] } },
        { ...order, messageId: 'm-3' },
      ],
      responses: [
        {
          status: 201,
          body: { message: 'success', errors: [{ type: 'bad price', input_array: 'purchases', index: 2 }] },
        },
      ],
      requests: [request('/users/track', { purchases: [...sentProducts, ...sentProducts] }, asBatch)],
      outcomes: [
        { status: 'delivered' },
        { status: 'discarded', code: 'PAYLOAD_VALIDATION_FAILED' },
        { status: 'discarded', code: 'BAD_REQUEST' },
      ],
    },
    {
      title: 'nothing was bought',
      settings,
      event: { ...order, properties: { order_id: 'o-2', products: [] } },
      requests: [],
      outcome: { status: 'built', code: 'NOTHING_TO_SEND' },
    },
    {
      title: 'a product has an id and a price',
      settings,
      event: { ...order, properties: { products: [{ name: 'Lamp' }] } },
      outcome: {
        code: 'PAYLOAD_VALIDATION_FAILED',
        fields: ['products'],
      },
    },
    withoutIds(
      { event: 'Order Completed', properties: { products: [{ product_id: 'lamp', price: 1 }] } },
      idFields,
    ),
  ],
} as const satisfies Action
