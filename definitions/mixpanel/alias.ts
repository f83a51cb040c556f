import type { Action } from 'waybill/actions'
import { base, posted, settings } from './examples.js'
import { post, token } from './profile.js'

export const alias = {
  title: 'Alias',
  description:
    'Makes two ids one person. It can not be undone, so a subscription writes its own trigger: nothing is sent by default.',
  fields: {
    type: 'object',
    properties: {
      alias: { type: 'string', title: 'Alias', description: 'The new id.' },
      distinct_id: { type: 'string', title: 'Distinct ID', description: 'The id until now.' },
    },
  },
  mapping: {
    alias: { '@coalesce': [{ '@path': '$.userId' }, { '@path': '$.anonymousId' }] },
    distinct_id: { '@path': '$.previousId' },
  },
  checks: [
    {
      require: 'exists(payload.alias) and exists(payload.distinct_id)',
      message: 'Without both ids Mixpanel has nothing to join.',
      code: 'ONE_ID',
      fields: ['alias', 'distinct_id'],
      severity: 'warning',
    },
  ],
  request: post('/track', {
    event: '$create_alias',
    properties: {
      distinct_id: { '@path': '$.payload.distinct_id' },
      alias: { '@path': '$.payload.alias' },
      token,
      segment_source_name: { '@path': '$.settings.sourceName' },
    },
  }),
  examples: [
    {
      title: 'a visitor becomes a user',
      settings: { ...settings, sourceName: 'shop' },
      event: { ...base, type: 'alias', userId: 'u-1', previousId: 'a-1' },
      requests: [
        posted('track', {
          event: '$create_alias',
          properties: { distinct_id: 'a-1', alias: 'u-1', token: 'mp-token', segment_source_name: 'shop' },
        }),
      ],
    },
    {
      title: 'an answer of 0 is a refusal',
      settings,
      event: { ...base, type: 'alias', userId: 'u-1', previousId: 'a-1' },
      requests: [
        posted('track', {
          event: '$create_alias',
          properties: { distinct_id: 'a-1', alias: 'u-1', token: 'mp-token' },
        }),
      ],
      responses: [{ status: 200, body: '0' }],
      outcome: { status: 'discarded', code: 'REFUSED' },
    },
  ],
} as const satisfies Action
