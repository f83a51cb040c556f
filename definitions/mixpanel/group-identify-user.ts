import type { Action } from 'waybill/actions'
import { base, posted, settings } from './examples.js'
import { created, post, token, traitsAs } from './profile.js'

const groupKey = { '@coalesce': [{ '@path': '$.payload.group_key' }, '$group_id'] } as const

const ownId = { '@get': { from: { '@path': '$.payload.traits' }, key: groupKey } } as const

export const groupIdentifyUser = {
  title: 'Group identify user',
  description: 'What is known of a group, such as a company.',
  trigger: 'type = "group"',
  fields: {
    type: 'object',
    required: ['group_id'],
    properties: {
      group_key: {
        type: 'string',
        title: 'Group key',
        description:
          'The kind of group, as the project’s settings name it; a trait of that name is the id. $group_id where it is missing.',
      },
      group_id: { type: 'string', minLength: 1, title: 'Group ID', description: 'The id of the group.' },
      traits: { type: 'object', title: 'Traits', description: 'What is known of the group.' },
    },
  },
  mapping: { group_id: { '@path': '$.groupId' }, traits: { '@path': '$.traits' } },
  checks: [
    {
      require: 'exists(payload.traits)',
      message: 'traits is a required field: without them there is nothing to say of the group.',
      fields: ['traits'],
    },
  ],
  request: post('/groups', {
    $token: token,
    $group_key: groupKey,
    $group_id: { '@if': { blank: ownId, then: ownId, else: { '@path': '$.payload.group_id' } } },
    $set: traitsAs({ $name: { '@path': '$.payload.traits.name' }, $created: created }, [
      'created',
      'createdAt',
      'created_at',
      'name',
    ]),
  }),
  examples: [
    {
      title: 'a company, which a trait identifies',
      settings,
      mapping: { group_key: 'company_id' },
      event: {
        ...base,
        type: 'group',
        userId: 'u-1',
        groupId: 'g-1',
        traits: { name: 'Lumo', company_id: 'c-1', plan: 'team' },
      },
      requests: [
        posted('groups', {
          $token: 'mp-token',
          $group_key: 'company_id',
          $group_id: 'c-1',
          $set: { company_id: 'c-1', plan: 'team', $name: 'Lumo' },
        }),
      ],
    },
    {
      title: 'without traits there is nothing to say of a group',
      settings,
      event: { ...base, type: 'group', userId: 'u-1', groupId: 'g-1' },
      outcome: { kind: 'payload', fields: ['traits'] },
    },
  ],
} as const satisfies Action
