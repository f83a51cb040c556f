import type { Action } from 'waybill/actions'
import { base, exists, request, settings } from './examples.js'
import { batchFields, listId, oneId, profileFields, profileMapping, text } from './fields.js'
import { phoneOf, phoneRule } from './phone.js'
import { addToList, createProfile, importProfiles, mostProfiles, updateProfile } from './profiles.js'

const listOf = (at: string) =>
  ({ '@coalesce': [{ '@path': `${at}.override_list_id` }, { '@path': `${at}.list_id` }] }) as const

const event = {
  ...base,
  type: 'identify',
  userId: 'u-1',
  traits: { email: 'ann@example.com', firstName: 'Ann', address: { city: 'Köln' } },
} as const

const attributes = { email: 'ann@example.com', first_name: 'Ann', location: { city: 'Köln' } } as const

const profile = { type: 'profile', attributes } as const

export const upsertProfile = {
  title: 'Upsert profile',
  description: 'Makes a profile or brings it up to date, and puts it on a list where one is given.',
  trigger: 'type = "identify"',
  fields: {
    type: 'object',
    properties: {
      ...profileFields,
      list_id: listId,
      override_list_id: {
        ...text('List of the event', 'The id of a list that an event names itself.'),
        ui: { hidden: true },
      },
      ...batchFields,
    },
  },
  mapping: {
    email: { '@path': '$.traits.email' },
    phone_number: { '@path': '$.context.traits.phone' },
    ...profileMapping('$.traits'),
    properties: { '@path': '$.properties' },
    override_list_id: { '@path': '$.integrations.Klaviyo.listId' },
  },
  checks: [oneId, phoneRule('payload', 'phone_number')],
  let: { phone: phoneOf('$.payload'), list: listOf('$.payload') },
  requests: [createProfile, updateProfile, { ...addToList, when: 'exists(let.list)' }],
  batch: {
    ...mostProfiles,
    groupBy: [listOf('@')],
    request: importProfiles(listOf('$.items[0]')),
  },
  examples: [
    {
      title: 'a new profile, on the list that the event names',
      settings,
      event: { ...event, integrations: { Klaviyo: { listId: 'L1' } } },
      responses: [{ url: '/profiles/', status: 201, body: { data: { type: 'profile', id: 'P1' } } }],
      requests: [
        request('POST', '/profiles/', { data: profile }),
        request('POST', '/lists/L1/relationships/profiles/', { data: [{ type: 'profile', id: 'P1' }] }),
      ],
      outcome: { status: 'delivered' },
    },
    {
      title: 'one that is there already is brought up to date',
      settings,
      event,
      responses: [exists],
      requests: [
        request('POST', '/profiles/', { data: profile }),
        request('PATCH', '/profiles/P9', { data: { ...profile, id: 'P9' } }),
      ],
      outcome: { status: 'delivered' },
    },
    {
      title: 'several go in one job, a phone number in the form of its country',
      settings,
      mapping: { list_id: 'L1', country_code: 'GB' },
      events: [
        event,
        {
          ...base,
          type: 'identify',
          messageId: 'm-2',
          userId: 'u-2',
          context: { traits: { phone: '020 7946 0018' } },
        },
        { ...base, type: 'identify', messageId: 'm-3', userId: 'u-3' },
      ],
      responses: [{ status: 202, body: '' }],
      requests: [
        request('POST', '/profile-bulk-import-jobs/', {
          data: {
            type: 'profile-bulk-import-job',
            attributes: {
              profiles: {
                data: [
                  profile,
                  { type: 'profile', attributes: { phone_number: '+442079460018', location: {} } },
                ],
              },
            },
            relationships: { lists: { data: [{ type: 'list', id: 'L1' }] } },
          },
        }),
      ],
      outcomes: [
        { status: 'delivered' },
        { status: 'delivered' },
        { status: 'discarded', code: 'PAYLOAD_VALIDATION_FAILED' },
      ],
    },
    {
      title: 'a phone number of no country is not valid',
      settings,
      event: { ...event, context: { traits: { phone: '020 7946 0018' } } },
      outcome: { code: 'PAYLOAD_VALIDATION_FAILED', fields: ['phone_number'] },
    },
    {
      title: 'a conflict that does not say with whom is a failure',
      settings,
      event,
      responses: [{ status: 409, body: { errors: [{ detail: 'Conflict.' }] } }],
      requests: [request('POST', '/profiles/', { data: profile })],
      outcome: { status: 'discarded', code: 'CONFLICT' },
    },
  ],
} as const satisfies Action
