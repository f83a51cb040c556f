import { type Destination, defineDestination } from '../src/actions/index.js'

/** A small destination that uses every part of a definition; tests change what they are about. */
export const acme = defineDestination({
  slug: 'acme',
  version: '1.0.0',
  name: 'Acme CRM',
  events: ['track', 'identify'],
  settings: {
    type: 'object',
    required: ['apiKey'],
    properties: {
      apiKey: { type: 'string', minLength: 1, format: 'password' },
      region: { enum: ['us', 'eu'], default: 'us' },
    },
  },
  auth: { type: 'header', name: 'X-Api-Key', value: { '@path': '$.settings.apiKey' } },
  let: { host: { '@template': 'api-{{settings.region}}' } },
  request: {
    baseUrl: 'https://{{let.host}}.acme.example/v2',
    hosts: ['*.acme.example'],
    headers: { 'X-Client': 'waybill' },
  },
  actions: {
    upsert: {
      title: 'Upsert person',
      description: 'Adds or changes a person.',
      trigger: 'type = "identify"',
      fields: {
        type: 'object',
        required: ['id'],
        properties: {
          id: { type: 'string', title: 'ID' },
          email: { type: 'string', format: 'email', title: 'Email' },
          age: { type: 'integer', minimum: 0, title: 'Age' },
          tags: { type: 'array', items: { type: 'string' }, title: 'Tags' },
          note: { type: 'string' },
        },
      },
      mapping: {
        id: { '@path': '$.userId' },
        email: { '@path': '$.traits.email' },
        age: { '@path': '$.traits.age' },
      },
      checks: [
        {
          require: 'payload.email != null or payload.age != null',
          message: 'An email or an age makes the person findable.',
          fields: ['email', 'age'],
          severity: 'warning',
        },
        {
          require: 'payload.id != "root"',
          message: 'The root is not a person.',
          code: 'NO_PERSON',
          fields: ['id'],
        },
      ],
      request: {
        method: 'PUT',
        path: '/people/{{payload.id}}',
        query: { source: { '@path': '$.run.event.type' }, tag: { '@path': '$.payload.tags' } },
        headers: { 'X-Note': { '@path': '$.payload.note' } },
        json: { email: { '@path': '$.payload.email' }, age: { '@path': '$.payload.age' } },
      },
      examples: [],
    },
  },
})

export const acmeSettings = { apiKey: 'key-123456' }

/** The definition with one part replaced; the path is the keys that lead to it. */
export function changed(path: readonly string[], value: unknown): Destination {
  const copy = structuredClone(acme) as unknown as Record<string, unknown>
  const last = path.at(-1) ?? ''
  let place = copy
  for (const key of path.slice(0, -1)) place = place[key] as Record<string, unknown>
  if (value === undefined) delete place[last]
  else place[last] = value
  return copy as unknown as Destination
}
