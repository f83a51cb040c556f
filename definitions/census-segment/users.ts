import type { Action } from 'waybill/actions'
import { request, settings } from '../segment/examples.js'
import { sending } from '../segment/sending.js'
import { userBody } from './body.js'
import { common, oneId, traits } from './fields.js'
import { commonMapping, otherColumns } from './mapping.js'

export const upsertUser = {
  title: 'Upsert user',
  description: 'A row is a user, and its columns are what is known of them.',
  trigger: 'all',
  syncModes: ['upsert'],
  fields: { type: 'object', required: ['sync_key'], properties: { ...common, traits } },
  mapping: { ...commonMapping, traits: otherColumns(commonMapping) },
  checks: [oneId],
  ...sending('identify', userBody),
  examples: [
    {
      title: 'the columns that have no other place are traits',
      settings,
      event: { sync_key: 7, user_id: 'u-1', plan: 'pro', score: null },
      requests: [
        request('identify', { userId: 'u-1', messageId: '7', traits: { plan: 'pro', score: null } }),
      ],
    },
    {
      title: 'a message id within a namespace',
      settings: { ...settings, message_id_namespace: 'users' },
      event: { sync_key: 'row-1', anonymous_id: 'a-1' },
      requests: [request('identify', { anonymousId: 'a-1', messageId: 'users:row-1', traits: {} })],
    },
    {
      title: 'somebody has to be named',
      settings,
      event: { sync_key: 'row-1', user_id: '', plan: 'pro' },
      outcome: { code: 'PAYLOAD_VALIDATION_FAILED', fields: ['user_id', 'anonymous_id'] },
    },
  ],
} as const satisfies Action
