import { defineDestination } from 'waybill/actions'
import { email } from './people-fields.js'

const upsert = {
  title: 'Upsert person',
  trigger: `type = "identify" and traits.plan == "pro"`,
  fields: {
    type: 'object',
    required: ['id', 'phone'],
    properties: { id: { type: 'string' }, email },
  },
  mapping: { id: { '@path': '$.userId' }, emial: { '@path': '$.traits.email' } },
  request: {
    method: 'PUT',
    path: '/people/{{payload.id}}',
    headers: { 'X-Region': { '@path': '$.settings.regoin' } },
    json: { '@coalesce': [] },
  },
  examples: [],
} as const

/** Mistakes of every kind, in a module. */
export default defineDestination({
  slug: 'people',
  version: '1.0.0',
  name: 'People',
  events: ['identify'],
  settings: { type: 'object', properties: { apiKey: { type: 'string' }, region: { enum: ['us', 'eu'] } } },
  request: { baseUrl: 'https://people.example.com' },
  actions: { upsert },
})
