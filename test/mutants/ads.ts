import type { Subject } from './subject.js'

const path = (text: string) => ({ '@path': text })
const text = { type: 'string' } as const

/** Conversions as an advertising platform takes them. */
export const ads: Subject = {
  name: 'ads/conversion',
  events: ['track', 'page', 'screen'],
  fields: {
    type: 'object',
    required: ['event_name', 'event_time', 'action_source', 'user_data'],
    properties: {
      event_name: { type: 'string', maxLength: 50 },
      event_time: { type: 'string', format: 'date-time' },
      event_id: text,
      action_source: { enum: ['website', 'app', 'email'] },
      event_source_url: { type: 'string', format: 'uri' },
      limited: { type: 'boolean' },
      user_data: {
        type: 'object',
        required: ['client_user_agent'],
        properties: {
          external_id: { type: 'array', items: text },
          client_ip_address: text,
          client_user_agent: text,
          city: text,
          width: { type: 'integer' },
        },
      },
      custom_data: {
        type: 'object',
        properties: {
          value: { type: 'number' },
          currency: { enum: ['USD', 'EUR', 'GBP'] },
          content_ids: { type: 'array', items: text },
          contents: {
            type: 'array',
            items: {
              type: 'object',
              required: ['id'],
              properties: { id: text, quantity: { type: 'integer' }, item_price: { type: 'number' } },
            },
          },
          num_items: { type: 'integer' },
        },
      },
      options: { type: 'array', items: { enum: ['LDU', 'GDPR'] } },
    },
  },
  mapping: {
    event_name: { '@coalesce': [path('$.event'), path('$.name'), 'PageView'] },
    event_time: path('$.timestamp'),
    event_id: path('$.messageId'),
    action_source: {
      '@if': { condition: 'type = "screen"', then: 'app', else: 'website' },
    },
    event_source_url: path('$.context.page.url'),
    limited: path('$.context.consent.categoryPreferences.advertising'),
    user_data: {
      external_id: [path('$.userId'), path('$.anonymousId')],
      client_ip_address: path('$.context.ip'),
      client_user_agent: { '@coalesce': [path('$.context.userAgent'), 'unknown'] },
      city: { '@case': { operator: 'lower', value: path('$.context.location.city') } },
      width: path('$.context.screen.width'),
    },
    custom_data: {
      value: { '@coalesce': [path('$.properties.value'), path('$.properties.revenue')] },
      currency: path('$.properties.currency'),
      content_ids: { '@each': { in: path('$.properties.products'), do: path('@.product_id') } },
      contents: {
        '@each': {
          in: path('$.properties.products'),
          as: 'product',
          do: {
            id: path('@product.product_id'),
            quantity: path('@product.quantity'),
            item_price: path('@product.price'),
          },
        },
      },
      num_items: path('$.properties.products.length'),
    },
    options: ['LDU'],
  },
}
