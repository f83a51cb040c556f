import type { Action } from 'waybill/actions'
import { field } from '../shared/payload-field.js'
import { context, ids, objectOrEmpty } from './body.js'
import { oneId } from './checks.js'
import { base, request, settings } from './examples.js'
import { common, commonMapping, groupId, traits } from './fields.js'
import { sending } from './sending.js'

const body = (at: string) => ({
  ...ids(at),
  groupId: field(at, 'group_id'),
  context: context(at),
  traits: objectOrEmpty(at, 'traits'),
})

export const sendGroup = {
  title: 'Send group',
  description: 'The account or group that somebody belongs to.',
  trigger: 'type = "group"',
  fields: {
    type: 'object',
    required: ['group_id'],
    properties: { ...common, group_id: { ...groupId, minLength: 1 }, traits },
  },
  mapping: { ...commonMapping, group_id: { '@path': '$.groupId' }, traits: { '@path': '$.traits' } },
  checks: [oneId],
  ...sending('group', body),
  examples: [
    {
      title: 'an account and its plan',
      settings,
      event: { ...base, type: 'group', userId: 'u-1', groupId: 'g-1', traits: { plan: 'team' } },
      requests: [
        request('group', {
          userId: 'u-1',
          ...base,
          groupId: 'g-1',
          context: { consent: {} },
          traits: { plan: 'team' },
        }),
      ],
    },
    {
      title: 'a group has an id',
      settings,
      event: { ...base, type: 'group', userId: 'u-1' },
      outcome: { code: 'PAYLOAD_VALIDATION_FAILED', fields: ['group_id'] },
    },
  ],
} as const satisfies Action
