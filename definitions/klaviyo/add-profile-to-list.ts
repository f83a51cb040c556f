import type { Action } from 'waybill/actions'
import { base, exists, request, settings } from './examples.js'
import { audienceList, batchFields, listId, oneId, profileFields, profileMapping } from './fields.js'
import { phoneOf, phoneRule } from './phone.js'
import { addToList, createProfile, importProfiles, mostProfiles } from './profiles.js'

const event = {
  ...base,
  type: 'track',
  event: 'Audience Entered',
  userId: 'u-1',
  context: { traits: { email: 'ann@example.com' }, personas: { external_audience_id: 'L9' } },
} as const

export const addProfileToList = {
  title: 'Add profile to list',
  description: 'Puts a profile on a list; it is made where it is not there yet.',
  trigger: 'event = "Audience Entered"',
  fields: {
    type: 'object',
    required: ['list_id'],
    properties: { ...profileFields, list_id: listId, ...batchFields },
  },
  mapping: {
    email: { '@path': '$.context.traits.email' },
    phone_number: { '@path': '$.context.traits.phone' },
    list_id: audienceList,
    ...profileMapping('$.properties'),
    properties: { '@path': '$.properties.properties' },
  },
  checks: [oneId, phoneRule('payload', 'phone_number')],
  let: { phone: phoneOf('$.payload'), list: { '@path': '$.payload.list_id' } },
  requests: [createProfile, addToList],
  batch: {
    ...mostProfiles,
    groupBy: [{ '@path': '@.list_id' }],
    request: importProfiles({ '@path': '$.items[0].list_id' }),
  },
  examples: [
    {
      title: 'a profile that is there already',
      settings,
      event,
      responses: [exists],
      requests: [
        request('POST', '/profiles/', {
          data: { type: 'profile', attributes: { email: 'ann@example.com', location: {} } },
        }),
        request('POST', '/lists/L9/relationships/profiles/', { data: [{ type: 'profile', id: 'P9' }] }),
      ],
      outcome: { status: 'delivered' },
    },
    {
      title: 'without a list there is nothing to join',
      settings,
      event: { ...event, context: { traits: { email: 'ann@example.com' } } },
      outcome: { code: 'PAYLOAD_VALIDATION_FAILED', fields: ['list_id'] },
    },
  ],
} as const satisfies Action
