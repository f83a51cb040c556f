import type { Action } from 'waybill/actions'
import { base, lookUp, request, settings } from './examples.js'
import { audienceList, batchFields, externalId, idFields, listId, oneId } from './fields.js'
import { phoneOf, phoneRule } from './phone.js'

/** Asks for the profiles with an id; `any` takes a list of JSON texts. */
const find = <const Id extends string>(id: Id, by: string, value: string) => ({
  id,
  method: 'GET',
  path: '/profiles/',
  query: {
    filter: {
      '@join': {
        value: [`any(${by},`, { '@json': { mode: 'encode', value: [{ '@path': value }] } }, ')'],
        separator: '',
      },
    },
  },
})

const found = ['byEmail', 'byExternalId', 'byPhone'] as const

const nobody = (others: readonly string[]) =>
  [
    {
      when: ['status = 200 and length(body.data) = 0', ...others].join(' and '),
      then: 'discard',
      code: 'PROFILE_NOT_FOUND',
      message: 'Klaviyo has no such profile.',
    },
  ] as const

const event = {
  ...base,
  type: 'track',
  event: 'Audience Exited',
  userId: 'u-1',
  context: { traits: { email: 'ann@example.com' }, personas: { external_audience_id: 'L9' } },
} as const

const search = lookUp('/profiles/?filter=any(email%2C%5B%22ann%40example.com%22%5D)')

export const removeProfileFromList = {
  title: 'Remove profile from list',
  description: 'Takes the profiles with an id off a list.',
  trigger: 'event = "Audience Exited"',
  fields: {
    type: 'object',
    required: ['list_id'],
    properties: { ...idFields, external_id: externalId, list_id: listId, ...batchFields },
  },
  mapping: {
    email: { '@path': '$.context.traits.email' },
    phone_number: { '@path': '$.context.traits.phone' },
    list_id: audienceList,
  },
  checks: [oneId, phoneRule('payload', 'phone_number')],
  let: { phone: phoneOf('$.payload') },
  requests: [
    {
      ...find('byEmail', 'email', '$.payload.email'),
      when: 'exists(payload.email)',
      responses: nobody(['!exists(payload.external_id)', '!exists(let.phone)']),
    },
    {
      ...find('byExternalId', 'external_id', '$.payload.external_id'),
      when: 'exists(payload.external_id)',
      responses: nobody(['!exists(let.phone)', 'length(steps.byEmail.body.data) = 0']),
    },
    {
      ...find('byPhone', 'phone_number', '$.let.phone'),
      when: 'exists(let.phone)',
      responses: nobody(['length(steps.byEmail.body.data) = 0', 'length(steps.byExternalId.body.data) = 0']),
    },
    {
      id: 'remove',
      when: found.map((id) => `length(steps.${id}.body.data) > 0`).join(' or '),
      method: 'DELETE',
      path: '/lists/{{payload.list_id}}/relationships/profiles/',
      json: {
        data: {
          '@unique': {
            '@each': {
              in: found.map((id) => ({ '@path': `$.steps.${id}.body.data` })),
              do: {
                '@each': { in: { '@path': '@' }, do: { type: 'profile', id: { '@path': '@.id' } } },
              },
              flat: true,
            },
          },
        },
      },
    },
  ],
  examples: [
    {
      title: 'found by email',
      settings,
      event,
      responses: [
        { method: 'GET', status: 200, body: { data: [{ type: 'profile', id: 'P1', attributes: {} }] } },
        { method: 'DELETE', status: 204, body: '' },
      ],
      requests: [
        search,
        request('DELETE', '/lists/L9/relationships/profiles/', { data: [{ type: 'profile', id: 'P1' }] }),
      ],
      outcome: { status: 'delivered' },
    },
    {
      title: 'found by the second id only',
      settings,
      mapping: { external_id: { '@path': '$.userId' } },
      event,
      responses: [
        { method: 'GET', url: 'email', status: 200, body: { data: [] } },
        { method: 'GET', url: 'external_id', status: 200, body: { data: [{ type: 'profile', id: 'P1' }] } },
        { method: 'DELETE', status: 204, body: '' },
      ],
      requests: [
        search,
        lookUp('/profiles/?filter=any(external_id%2C%5B%22u-1%22%5D)'),
        request('DELETE', '/lists/L9/relationships/profiles/', { data: [{ type: 'profile', id: 'P1' }] }),
      ],
      outcome: { status: 'delivered' },
    },
    {
      title: 'nobody is found',
      settings,
      event,
      responses: [{ status: 200, body: { data: [] } }],
      requests: [search],
      outcome: { status: 'discarded', code: 'PROFILE_NOT_FOUND' },
    },
  ],
} as const satisfies Action
