import type { Action } from 'waybill/actions'
import { context, ids } from './body.js'
import { base, headers, settings } from './examples.js'
import { common, commonMapping } from './fields.js'

export const sendAlias = {
  title: 'Send alias',
  description: 'Two ids of the same person.',
  trigger: 'type = "alias"',
  fields: {
    type: 'object',
    required: ['user_id', 'previous_id'],
    properties: {
      ...common,
      previous_id: {
        type: 'string',
        minLength: 1,
        title: 'Previous ID',
        description: 'The id until now.',
      },
    },
  },
  mapping: { ...commonMapping, previous_id: { '@path': '$.previousId' } },
  request: {
    method: 'POST',
    path: '/alias',
    json: { ...ids, previousId: { '@path': '$.payload.previous_id' }, context: context() },
  },
  examples: [
    {
      title: 'a visitor becomes a user',
      settings,
      event: { ...base, type: 'alias', userId: 'u-1', previousId: 'a-1' },
      requests: [
        {
          method: 'POST',
          url: 'https://api.segment.io/v1/alias',
          headers,
          json: { userId: 'u-1', ...base, previousId: 'a-1', context: { consent: {} } },
        },
      ],
    },
    {
      title: 'both ids are needed',
      settings,
      event: { ...base, type: 'alias', userId: 'u-1' },
      outcome: { code: 'PAYLOAD_VALIDATION_FAILED', fields: ['previous_id'] },
    },
  ],
} as const satisfies Action
