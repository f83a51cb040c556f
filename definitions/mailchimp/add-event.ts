import type { Action } from 'waybill/actions'
import { ann, base, request, settings } from './examples.js'
import { audienceId, audienceOf, email, listOfEvent, memberHash } from './members.js'

const event = {
  ...base,
  type: 'track',
  event: 'Signed  Up',
  userId: 'u-1',
  properties: { plan: 'pro', seats: 3, trial: null },
  context: { traits: { email: 'ann@example.com' } },
} as const

const sent = {
  name: 'Signed_Up',
  properties: { plan: 'pro', seats: '3', trial: 'null' },
  occurred_at: '2025-02-11T14:03:21+00:00',
} as const

export const addEvent = {
  title: 'Add event',
  description: 'What a member did, for automations and segments.',
  trigger: 'type = "track"',
  fields: {
    type: 'object',
    required: ['email', 'name'],
    properties: {
      email,
      audience_id: audienceId,
      name: {
        type: 'string',
        minLength: 2,
        maxLength: 30,
        pattern: '\\S[\\s\\S]*\\S',
        title: 'Name',
        description: 'What was done, in 2 to 30 characters; spaces become underscores.',
      },
      properties: { type: 'object', title: 'Properties', description: 'What is known of the event.' },
      occurred_at: {
        type: ['string', 'number'],
        format: 'date-like',
        title: 'Time',
        description: 'When it happened: ISO 8601 or Unix time.',
      },
    },
  },
  mapping: {
    email: {
      '@trim': { '@coalesce': [{ '@path': '$.properties.email' }, { '@path': '$.context.traits.email' }] },
    },
    audience_id: listOfEvent,
    name: { '@trim': { '@path': '$.event' } },
    properties: { '@path': '$.properties' },
    occurred_at: { '@path': '$.timestamp' },
  },
  let: { audience: audienceOf('$.payload'), hash: memberHash },
  request: {
    method: 'POST',
    path: '/lists/{{let.audience}}/members/{{let.hash}}/events',
    json: {
      name: { '@rewrite': { value: { '@trim': { '@path': '$.payload.name' } }, pattern: '\\s+', with: '_' } },
      properties: {
        '@entries': {
          in: { '@path': '$.payload.properties' },
          value: {
            '@if': {
              condition: 'typeof(@.value) = "string"',
              then: { '@path': '@.value' },
              else: { '@json': { mode: 'encode', value: { '@path': '@.value' } } },
            },
          },
        },
      },
      occurred_at: {
        '@date': { value: { '@path': '$.payload.occurred_at' }, to: 'YYYY-MM-DD[T]HH:mm:ss[+00:00]' },
      },
    },
  },
  examples: [
    {
      title: 'a sign-up; values are texts',
      settings,
      event,
      responses: [{ status: 204, body: '' }],
      requests: [request('POST', `${ann}/events`, sent)],
      outcome: { status: 'delivered' },
    },
    {
      title: 'nobody in the audience has the address',
      settings,
      event,
      responses: [{ status: 404, body: { title: 'Resource Not Found', detail: 'No such member.' } }],
      requests: [request('POST', `${ann}/events`, sent)],
      outcome: { status: 'discarded', code: 'NOT_FOUND' },
    },
    {
      title: 'a name of one character is too short',
      settings,
      event: { ...event, event: ' x ' },
      outcome: { code: 'PAYLOAD_VALIDATION_FAILED', fields: ['name'] },
    },
  ],
} as const satisfies Action
