import type { Action } from 'waybill/actions'
import { attributesOf, eventChecks, eventFields, eventMapping, metric, profileOf, timeOf } from './events.js'
import { at, base, request, settings } from './examples.js'
import { text } from './fields.js'
import { phoneOf } from './phone.js'

/** The same for each product of an order however often it is sent, so that Klaviyo counts it once. */
const productId = {
  '@if': {
    exists: { '@path': '$.let.order' },
    then: { '@uuid': { name: { '@template': '{{let.order}}/{{@index}}' } } },
    else: { '@uuid': {} },
  },
} as const

const event = {
  ...base,
  type: 'track',
  event: 'Order Completed',
  userId: 'u-1',
  properties: { order_id: 'o-1', total: 42, products: [{ sku: 'lamp', price: 19.5 }] },
} as const

const mapping = {
  profile: { external_id: { '@path': '$.userId' } },
  value: { '@path': '$.properties.total' },
  products: { '@path': '$.properties.products' },
} as const

const profile = { data: { type: 'profile', attributes: { external_id: 'u-1' } } } as const

const order = {
  type: 'event',
  attributes: {
    properties: event.properties,
    time: at,
    value: 42,
    unique_id: 'm-1',
    metric: { data: { type: 'metric', attributes: { name: 'Order Completed' } } },
    profile,
  },
} as const

export const orderCompleted = {
  title: 'Order completed',
  description: 'An order, and after it an event for each of its products.',
  trigger: 'type = "track"',
  fields: {
    type: 'object',
    required: ['profile', 'properties'],
    properties: {
      ...eventFields,
      products: {
        type: 'array',
        items: { type: 'object' },
        title: 'Products',
        description: 'What was bought; each becomes an event of its own.',
      },
      event_name: text('Name of the order’s metric', 'Under which orders are counted.'),
      product_event_name: text('Name of the products’ metric', 'Under which bought products are counted.'),
    },
  },
  mapping: { ...eventMapping, event_name: 'Order Completed', product_event_name: 'Ordered Product' },
  checks: eventChecks,
  let: {
    phone: phoneOf('$.payload.profile'),
    order: { '@coalesce': [{ '@path': '$.payload.unique_id' }, { '@path': '$.run.event.messageId' }] },
  },
  independent: true,
  requests: [
    {
      id: 'order',
      method: 'POST',
      path: '/events/',
      json: {
        data: {
          type: 'event',
          attributes: {
            ...attributesOf('$.payload', '$.payload.event_name'),
            profile: profileOf('$.payload'),
          },
        },
      },
    },
    {
      id: 'product',
      when: 'steps.order.status = 202',
      each: { '@path': '$.payload.products' },
      method: 'POST',
      path: '/events/',
      json: {
        data: {
          type: 'event',
          attributes: {
            properties: {
              '@merge': {
                direction: 'right',
                objects: [
                  { '@omit': { from: { '@path': '$.payload.properties' }, keys: ['products'] } },
                  { '@path': '@' },
                ],
              },
            },
            unique_id: productId,
            metric: metric('$.payload.product_event_name'),
            time: timeOf('$.payload'),
            profile: profileOf('$.payload'),
          },
        },
      },
    },
  ],
  examples: [
    {
      title: 'an order of one product',
      settings,
      mapping,
      event,
      responses: [
        { status: 202, body: '' },
        { status: 202, body: '' },
      ],
      requests: [
        request('POST', '/events/', { data: order }),
        request('POST', '/events/', {
          data: {
            type: 'event',
            attributes: {
              properties: { order_id: 'o-1', total: 42, sku: 'lamp', price: 19.5 },
              unique_id: '17ca19be-f10c-506f-8f75-02e12a02df9d',
              metric: { data: { type: 'metric', attributes: { name: 'Ordered Product' } } },
              time: at,
              profile,
            },
          },
        }),
      ],
      outcome: { status: 'delivered' },
    },
    {
      title: 'an order that is not taken has no products',
      settings,
      mapping,
      event,
      responses: [{ status: 400, body: { errors: [{ detail: 'Invalid input.' }] } }],
      requests: [request('POST', '/events/', { data: order })],
      outcome: { status: 'discarded', code: 'BAD_REQUEST' },
    },
    {
      title: 'a time that is no date is refused',
      settings,
      mapping,
      event: { ...event, timestamp: '31.12.2024 25:61' },
      outcome: { code: 'PAYLOAD_VALIDATION_FAILED', fields: ['time'] },
    },
  ],
} as const satisfies Action
