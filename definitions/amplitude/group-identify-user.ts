import type { Action, Json } from 'waybill/actions'
import { base, posted, settings } from './examples.js'
import { deviceId, deviceIdMapping, insertId, minIdLength, userId } from './fields.js'
import { optionsOf } from './parts.js'

const payload = (field: string) => ({ '@path': `$.payload.${field}` })

const group = {
  '@fromEntries': { in: [{ key: payload('group_type'), value: payload('group_value') }] },
}

const post = (path: string, identification: Json) => ({
  method: 'POST',
  path,
  form: {
    api_key: { '@path': '$.settings.apiKey' },
    identification: { '@json': { mode: 'encode', value: [identification] } },
    options: { '@json': { mode: 'encode', value: optionsOf('$.payload') } },
  },
})

const text = (title: string, description: string) =>
  ({ type: 'string', minLength: 1, title, description }) as const

export const groupIdentifyUser = {
  title: 'Group identify user',
  description: 'Puts somebody into a group, and says what is known of the group.',
  trigger: 'type = "group"',
  fields: {
    type: 'object',
    required: ['group_type', 'group_value'],
    properties: {
      user_id: userId,
      device_id: deviceId,
      insert_id: insertId,
      time: { type: 'string', title: 'Time', description: 'When it happened.' },
      group_properties: {
        type: 'object',
        title: 'Group properties',
        description: 'What is known of the group.',
      },
      group_type: text('Group type', 'The kind of group, such as company.'),
      group_value: text('Group value', 'Which group of that kind: its id or name.'),
      min_id_length: minIdLength,
    },
  },
  mapping: {
    user_id: { '@path': '$.userId' },
    device_id: deviceIdMapping,
    time: { '@path': '$.timestamp' },
    group_properties: { '@path': '$.traits' },
  },
  requests: [
    {
      id: 'user',
      when: 'exists(payload.user_id) or exists(payload.device_id)',
      ...post('/identify', {
        device_id: payload('device_id'),
        groups: group,
        insert_id: payload('insert_id'),
        library: 'segment',
        time: { '@date': { value: payload('time'), to: 'unix_ms' } },
        user_id: payload('user_id'),
        user_properties: group,
      }),
    },
    {
      id: 'group',
      ...post('/groupidentify', {
        group_properties: payload('group_properties'),
        group_value: payload('group_value'),
        group_type: payload('group_type'),
        library: 'segment',
      }),
    },
  ],
  examples: [
    {
      title: 'a user of a company',
      settings,
      mapping: { group_type: 'company', group_value: { '@path': '$.groupId' } },
      event: { ...base, type: 'group', userId: 'user-1', groupId: 'c-1', traits: { plan: 'team' } },
      requests: [
        posted('api2.amplitude.com/identify', 'identification', [
          {
            groups: { company: 'c-1' },
            library: 'segment',
            time: 1739282601513,
            user_id: 'user-1',
            user_properties: { company: 'c-1' },
          },
        ]),
        posted('api2.amplitude.com/groupidentify', 'identification', [
          {
            group_properties: { plan: 'team' },
            group_value: 'c-1',
            group_type: 'company',
            library: 'segment',
          },
        ]),
      ],
    },
    {
      title: 'the kind of group is for the subscription to say',
      settings,
      event: { ...base, type: 'group', userId: 'user-1', groupId: 'c-1' },
      outcome: { code: 'PAYLOAD_VALIDATION_FAILED', fields: ['group_type', 'group_value'] },
    },
  ],
} as const satisfies Action
