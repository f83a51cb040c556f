import type { Action } from 'waybill/actions'
import { field } from '../shared/payload-field.js'
import { context, ids } from './body.js'
import { base, headers, settings } from './examples.js'
import { common, commonMapping } from './fields.js'
import { sending } from './sending.js'

const body = (at: string) => ({
  ...ids(at),
  previousId: field(at, 'previous_id'),
  context: context(at),
})

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
  ...sending('alias', body),
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
