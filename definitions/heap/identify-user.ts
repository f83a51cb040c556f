import type { Action } from 'waybill/actions'
import { base, posted, settings } from './examples.js'
import { anonymousId, traits } from './fields.js'
import { isDefined, userProperties } from './properties.js'

export const identifyUser = {
  title: 'Identify user',
  description: 'What is known of a user.',
  trigger: 'type = "identify"',
  fields: {
    type: 'object',
    properties: {
      user_id: {
        type: ['string', 'null'],
        title: 'User ID',
        description: 'The id of a known user; 0 is nobody.',
      },
      anonymous_id: anonymousId,
      traits,
    },
  },
  mapping: {
    user_id: { '@path': '$.userId' },
    anonymous_id: { '@path': '$.anonymousId' },
    traits: { '@path': '$.traits' },
  },
  checks: [{ require: isDefined('payload.user_id'), message: 'A user id is needed.', fields: ['user_id'] }],
  request: {
    method: 'POST',
    path: '/api/add_user_properties',
    json: {
      identity: { '@path': '$.payload.user_id' },
      app_id: { '@path': '$.settings.appId' },
      properties: userProperties,
    },
  },
  examples: [
    {
      title: 'nested traits, to the EU',
      settings: { ...settings, region: 'EU' },
      event: {
        ...base,
        type: 'identify',
        userId: 'u-1',
        anonymousId: 'a-1',
        traits: { age: 40, company: { name: 'Lumo' } },
      },
      requests: [
        posted(
          'add_user_properties',
          {
            identity: 'u-1',
            app_id: '11',
            properties: { anonymous_id: 'a-1', age: '40', 'company.name': 'Lumo' },
          },
          'c.eu.heap-api.com',
        ),
      ],
    },
    {
      title: 'an id of 0 is nobody',
      settings,
      event: { ...base, type: 'identify', userId: '0', traits: { plan: 'pro' } },
      outcome: { code: 'PAYLOAD_VALIDATION_FAILED', fields: ['user_id'] },
    },
  ],
} as const satisfies Action
