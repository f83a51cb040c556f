import { defineDestination } from 'waybill/actions'
import { addEvent } from './add-event.js'
import { responses } from './responses.js'
import { upsertMember } from './upsert-member.js'

export default defineDestination({
  slug: 'mailchimp',
  version: '1.0.0',
  name: 'Mailchimp',
  description: 'Keeps the members of an audience up to date, and tells it what they do.',
  docs: 'https://mailchimp.com/developer/marketing/api/',
  integrationNames: ['MailChimp', 'Mailchimp'],
  events: ['identify', 'track'],
  settings: {
    type: 'object',
    required: ['apiKey', 'audienceId'],
    properties: {
      apiKey: {
        type: 'string',
        format: 'password',
        minLength: 1,
        title: 'API key',
        description: 'A key of the account; it ends in the data centre, such as -us12, as a rule.',
      },
      audienceId: {
        type: 'string',
        minLength: 1,
        title: 'Audience ID',
        description: 'The audience where neither mapping nor event names another.',
      },
      datacenterId: {
        type: 'string',
        pattern: '^[a-z]{2}\\d+$',
        title: 'Data centre',
        description: 'Such as us12, for a key that does not say it.',
      },
      doubleOptIn: {
        type: 'boolean',
        default: false,
        title: 'Double opt-in',
        description: 'New people are asked before they are subscribed.',
      },
      enableMergeFields: {
        type: 'boolean',
        default: true,
        title: 'Merge fields',
        description: 'Whether more than the address of a person is sent.',
      },
    },
  },
  checks: [
    {
      require: 'exists(let.dc)',
      message: 'The API key does not end in a data centre, such as -us12: name it in the settings.',
      code: 'INVALID_SETTINGS',
      fields: ['datacenterId'],
      kind: 'settings',
    },
  ],
  auth: { type: 'basic', username: 'apiKey', password: { '@path': '$.settings.apiKey' } },
  let: {
    dc: {
      '@coalesce': [
        { '@path': '$.settings.datacenterId' },
        { '@extract': { value: { '@path': '$.settings.apiKey' }, pattern: '-([a-z]{2}\\d+)$' } },
      ],
    },
  },
  request: {
    baseUrl: 'https://{{let.dc}}.api.mailchimp.com/3.0',
    hosts: ['*.api.mailchimp.com'],
    timeoutMs: 120_000,
  },
  responses,
  actions: { upsertMember, addEvent },
  verify: { method: 'GET', path: '/ping' },
  notes: [
    'Mailchimp takes ten requests of a key at a time, and at most ten properties of an event in automations.',
    'The form of batches, and that 500 members go together, come from working code, not from the vendor.',
    'A status is looked up first, so that new people never get it: a choice of this definition.',
    'Null is an empty text in merge fields: the vendor does not say what it takes.',
  ],
})
