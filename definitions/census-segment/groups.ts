import type { Action } from 'waybill/actions'
import { request, settings } from '../segment/examples.js'
import { sending } from '../segment/sending.js'
import { groupBody, groupBodyWithFallback } from './body.js'
import { common, groupId, oneId, traits } from './fields.js'
import { groupMapping, otherColumns } from './mapping.js'

export const upsertGroup = {
  title: 'Upsert group',
  description: 'A row is an account or group, and its columns are what is known of it.',
  trigger: 'all',
  syncModes: ['upsert'],
  fields: {
    type: 'object',
    required: ['sync_key', 'group_id'],
    properties: {
      ...common,
      group_id: groupId,
      fallback_anonymous_id: {
        type: 'string',
        title: 'Fallback anonymous ID',
        description:
          'Who stands in for a user where a row names none, which the Tracking API does not take. A good one is `group:{{group_id}}`.',
      },
      traits,
    },
  },
  mapping: { ...groupMapping, traits: otherColumns(groupMapping) },
  checks: [
    {
      require:
        'exists(payload.user_id) or exists(payload.anonymous_id) or exists(payload.fallback_anonymous_id)',
      message: 'A user id, an anonymous id or a fallback for them is needed: a group by itself is not taken.',
      fields: ['user_id', 'anonymous_id', 'fallback_anonymous_id'],
    },
  ],
  ...sending('group', groupBodyWithFallback),
  examples: [
    {
      title: 'a group that nobody is named for',
      settings,
      mapping: { fallback_anonymous_id: { '@template': 'group:{{group_id}}' } },
      event: { sync_key: 'row-1', group_id: 'g-1', name: 'Example Ltd' },
      requests: [
        request('group', {
          anonymousId: 'group:g-1',
          groupId: 'g-1',
          messageId: 'row-1',
          traits: { name: 'Example Ltd' },
        }),
      ],
    },
    {
      title: 'the fallback gives way to a user',
      settings,
      mapping: { fallback_anonymous_id: 'nobody' },
      event: { sync_key: 'row-1', group_id: 'g-1', user_id: 'u-1' },
      requests: [request('group', { userId: 'u-1', groupId: 'g-1', messageId: 'row-1', traits: {} })],
    },
    {
      title: 'without a fallback the row is refused',
      settings,
      event: { sync_key: 'row-1', group_id: 'g-1' },
      outcome: {
        code: 'PAYLOAD_VALIDATION_FAILED',
        fields: ['user_id', 'anonymous_id', 'fallback_anonymous_id'],
      },
    },
  ],
} as const satisfies Action

export const associateUserWithGroup = {
  title: 'Associate user with group',
  description: 'A row says that a user belongs to an account or group.',
  trigger: 'all',
  syncModes: ['upsert'],
  fields: {
    type: 'object',
    required: ['sync_key', 'group_id'],
    properties: { ...common, group_id: groupId, traits },
  },
  mapping: { ...groupMapping, traits: otherColumns(groupMapping) },
  checks: [oneId],
  ...sending('group', groupBody),
  examples: [
    {
      title: 'a member of a group',
      settings,
      event: { sync_key: 'row-1', group_id: 'g-1', user_id: 'u-1', role: 'owner' },
      requests: [
        request('group', { userId: 'u-1', groupId: 'g-1', messageId: 'row-1', traits: { role: 'owner' } }),
      ],
    },
    {
      title: 'the group has to be named',
      settings,
      event: { sync_key: 'row-1', user_id: 'u-1' },
      outcome: { code: 'PAYLOAD_VALIDATION_FAILED', fields: ['group_id'] },
    },
  ],
} as const satisfies Action
