import type { Subject } from './subject.js'

const path = (text: string) => ({ '@path': text })
const text = { type: 'string' } as const

/** People as a marketing tool keeps them. */
export const contacts: Subject = {
  name: 'marketing/contact',
  events: ['identify', 'group'],
  fields: {
    type: 'object',
    required: ['identifiers', 'source'],
    properties: {
      source: { const: 'segment' },
      identifiers: {
        type: 'object',
        properties: { external_id: text, email: { type: 'string', format: 'email' }, phone: text },
        anyOf: [{ required: ['external_id'] }, { required: ['email'] }],
      },
      name: text,
      language: { type: 'string', pattern: '^[a-z]{2}(?:-[A-Z]{2})?$' },
      subscribed: { type: 'boolean' },
      created: { type: 'string', format: 'date-time' },
      birthday: { type: 'string', format: 'date' },
      score: { type: 'integer', minimum: 0, maximum: 100 },
      lists: { type: 'array', items: { type: 'integer' }, minItems: 1 },
      tags: { type: 'array', items: text, uniqueItems: true },
      device: {
        type: 'object',
        properties: {
          platform: { enum: ['ios', 'android', 'web'] },
          model: text,
          width: { type: 'number' },
          push: { type: 'boolean' },
        },
      },
      attributes: { type: 'object', additionalProperties: { type: ['string', 'number', 'boolean'] } },
    },
  },
  mapping: {
    source: 'segment',
    identifiers: {
      external_id: { '@coalesce': [path('$.userId'), path('$.anonymousId')] },
      email: path('$.traits.email'),
      phone: path('$.traits.phone'),
    },
    name: { '@trim': { '@template': '{{traits.firstName}} {{traits.lastName}}' } },
    language: path('$.context.locale'),
    subscribed: { '@cast': { value: path('$.traits.newsletter'), to: 'boolean' } },
    created: { '@coalesce': [path('$.traits.createdAt'), path('$.timestamp')] },
    birthday: { '@slice': { value: path('$.traits.birthday'), start: 0, end: 10 } },
    score: { '@cast': { value: path('$.traits.score'), to: 'integer' } },
    lists: [12, 7],
    tags: { '@unique': { '@coalesce': [path('$.traits.tags'), ['new']] } },
    device: {
      platform: {
        '@switch': {
          on: path('$.context.os.name'),
          cases: { iOS: 'ios', Android: 'android' },
          default: 'web',
        },
      },
      model: path('$.context.device.model'),
      width: path('$.context.screen.width'),
      push: path('$.context.device.adTrackingEnabled'),
    },
    attributes: {
      plan: path('$.traits.plan'),
      timezone: path('$.context.timezone'),
      campaign: path('$.context.campaign.name'),
    },
  },
}
