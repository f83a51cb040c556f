import { defineDestination } from '../../src/actions/index.js'
import { mapping26 } from './mapping.js'

/** The preset of product analytics: orders are another action's. */
export const trigger26 = 'type = "track" and event != "Order Completed"'

export const settings26 = { apiKey: 'key-0123456789' }

const text = { type: 'string' }
const number = { type: 'number' }

/** An action of 26 fields, as data. */
export const definition26 = defineDestination({
  slug: 'analytics',
  version: '1.0.0',
  name: 'Analytics',
  events: ['track', 'page', 'screen', 'identify', 'group', 'alias'],
  settings: {
    type: 'object',
    additionalProperties: false,
    required: ['apiKey'],
    properties: { apiKey: { type: 'string', format: 'password' } },
  },
  request: { baseUrl: 'https://api.example.com' },
  actions: {
    logEvent: {
      title: 'Log Event',
      trigger: trigger26,
      mapping: mapping26,
      fields: {
        type: 'object',
        additionalProperties: false,
        required: ['event_type'],
        properties: {
          user_id: { type: ['string', 'null'] },
          device_id: text,
          event_type: text,
          time: { type: 'string', format: 'date-time' },
          insert_id: text,
          event_properties: { type: 'object' },
          user_properties: { type: 'object' },
          app_version: text,
          platform: text,
          os_name: text,
          os_version: text,
          device_manufacturer: text,
          device_model: text,
          carrier: text,
          country: text,
          region: text,
          city: text,
          language: text,
          price: number,
          quantity: { type: 'integer' },
          location_lat: number,
          location_lng: number,
          ip: text,
          adid: text,
          library: text,
          products: {
            type: 'array',
            items: {
              type: 'object',
              properties: { productId: text, price: number, quantity: { type: 'integer' } },
            },
          },
        },
      },
      request: {
        method: 'POST',
        path: '/2/events',
        json: { api_key: { '@path': '$.settings.apiKey' }, events: [{ '@path': '$.payload' }] },
      },
      examples: [],
    },
  },
})
