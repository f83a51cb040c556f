import type { Action } from 'waybill/actions'
import { contactId, email, searchByIds } from './contact.js'
import { authorized, base, found, settings } from './examples.js'
import { dateField, unixSeconds } from './unix-seconds.js'

const contact = {
  '@merge': {
    direction: 'right',
    objects: [
      { '@path': '$.payload' },
      { signed_up_at: unixSeconds('signed_up_at'), last_seen_at: unixSeconds('last_seen_at') },
    ],
  },
}

/** The index of the search may not know yet what was written a moment ago. */
const writeResponses = [
  { when: 'status = 409', then: 'retry', code: 'CONFLICT', message: 'The contact was just created.' },
  {
    when: 'status = 404',
    then: 'retry',
    code: 'NOT_FOUND',
    message: 'The contact is gone or not there yet.',
  },
] as const

const body = {
  external_id: 'u-1',
  email: 'ada@example.com',
  name: 'Ada',
  role: 'user',
  last_seen_at: 1739282601,
}

export const identifyContact = {
  title: 'Identify contact',
  description: 'Creates a contact, or updates the one with the same external id or email.',
  trigger: 'type = "identify"',
  fields: {
    type: 'object',
    required: ['role'],
    properties: {
      role: {
        type: 'string',
        enum: ['user', 'lead'],
        title: 'Role',
        description: 'Whether the contact is a user or a lead. It has no default.',
      },
      external_id: {
        type: 'string',
        title: 'External ID',
        description: 'The id of the contact in your own system.',
      },
      email,
      phone: { type: 'string', title: 'Phone', description: 'The telephone number.' },
      name: { type: 'string', title: 'Name', description: 'The full name.' },
      avatar: {
        type: 'string',
        format: 'uri',
        title: 'Avatar',
        description: 'The address of a picture of the contact.',
      },
      signed_up_at: dateField('Signed up at', 'When the contact signed up.'),
      last_seen_at: dateField('Last seen at', 'When the contact was last seen.'),
      owner_id: {
        type: 'number',
        title: 'Owner ID',
        description: 'The id of the teammate who looks after the contact.',
      },
      unsubscribed_from_emails: {
        type: 'boolean',
        title: 'Unsubscribed from emails',
        description: 'Whether the contact wants no email.',
      },
      custom_attributes: {
        type: 'object',
        title: 'Custom attributes',
        description: 'Values of attributes that the workspace has defined.',
      },
    },
  },
  mapping: {
    external_id: { '@path': '$.userId' },
    email: { '@path': '$.traits.email' },
    phone: { '@path': '$.traits.phone' },
    name: { '@path': '$.traits.name' },
    avatar: { '@path': '$.traits.avatar' },
    last_seen_at: { '@path': '$.timestamp' },
  },
  let: { contactId },
  requests: [
    searchByIds,
    {
      id: 'update',
      when: 'exists(let.contactId)',
      method: 'PUT',
      path: '/contacts/{{let.contactId}}',
      json: contact,
      responses: writeResponses,
    },
    {
      id: 'create',
      when: '!exists(let.contactId)',
      method: 'POST',
      path: '/contacts',
      json: contact,
      responses: [writeResponses[0]],
    },
  ],
  examples: [
    {
      title: 'a contact that is there already',
      settings,
      mapping: { role: 'user' },
      event: { ...base, type: 'identify', userId: 'u-1', traits: { email: 'ada@example.com', name: 'Ada' } },
      responses: [found('/contacts/search', 'c-1')],
      requests: [
        authorized('POST', '/contacts/search', {
          query: { field: 'external_id', operator: '=', value: 'u-1' },
        }),
        authorized('PUT', '/contacts/c-1', body),
      ],
    },
    {
      title: 'a new contact in the EU, with dates of several forms',
      settings: { ...settings, region: 'eu' },
      mapping: {
        role: 'lead',
        signed_up_at: '2021-05-06',
        last_seen_at: 1739282601,
        custom_attributes: { plan: 'pro' },
      },
      event: { ...base, type: 'identify', traits: { email: 'ada@example.com' } },
      responses: [{ url: '/contacts/search', status: 200, body: { total_count: 0, data: [] } }],
      requests: [
        authorized(
          'POST',
          '/contacts/search',
          { query: { field: 'email', operator: '=', value: 'ada@example.com' } },
          'https://api.eu.intercom.io',
        ),
        authorized(
          'POST',
          '/contacts',
          {
            role: 'lead',
            email: 'ada@example.com',
            signed_up_at: 1620259200,
            last_seen_at: 1739282601,
            custom_attributes: { plan: 'pro' },
          },
          'https://api.eu.intercom.io',
        ),
      ],
    },
    {
      title: 'a contact that the search does not know yet is tried again',
      settings,
      mapping: { role: 'user' },
      event: { ...base, type: 'identify', userId: 'u-1', traits: { email: 'ada@example.com', name: 'Ada' } },
      responses: [
        { url: '/contacts/search', status: 200, body: { total_count: 0, data: [] } },
        { method: 'POST', url: '/contacts', status: 409, body: { errors: [{ code: 'conflict' }] } },
      ],
      requests: [
        authorized('POST', '/contacts/search', {
          query: { field: 'external_id', operator: '=', value: 'u-1' },
        }),
        authorized('POST', '/contacts', body),
      ],
      outcome: { status: 'retry', code: 'CONFLICT' },
    },
    {
      title: 'a contact needs a role',
      settings,
      event: { ...base, type: 'identify', userId: 'u-1' },
      outcome: { code: 'PAYLOAD_VALIDATION_FAILED', fields: ['role'] },
    },
  ],
} as const satisfies Action
