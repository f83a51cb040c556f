import type { Action } from 'waybill/actions'
import { contactId, email, searchContact } from './contact.js'
import { authorized, base, found, settings } from './examples.js'
import { dateField, unixSeconds } from './unix-seconds.js'

/** Intercom shows money only as an amount in the smallest unit with its currency. */
const metadata = {
  '@if': {
    condition: 'exists(payload.metadata) or exists(payload.revenue)',
    then: {
      '@merge': {
        direction: 'right',
        objects: [
          { '@omit': { from: { '@path': '$.payload.metadata' }, keys: ['email', 'revenue', 'currency'] } },
          {
            price: {
              '@if': {
                exists: { '@path': '$.payload.revenue' },
                then: {
                  amount: {
                    '@math': { round: { '@math': { multiply: [{ '@path': '$.payload.revenue' }, 100] } } },
                  },
                  currency: { '@coalesce': [{ '@path': '$.payload.currency' }, 'USD'] },
                },
              },
            },
          },
        ],
      },
    },
  },
}

const onlyEmail = '!exists(payload.user_id) and !exists(payload.id) and exists(payload.email)'

const search = authorized('POST', '/contacts/search', {
  query: { field: 'email', operator: '=', value: 'ada@example.com' },
})

export const trackEvent = {
  title: 'Track event',
  description: 'Adds an event to a contact, who is named by a user id, an email or an id of Intercom.',
  trigger: 'type = "track"',
  fields: {
    type: 'object',
    required: ['event_name', 'created_at'],
    properties: {
      event_name: { type: 'string', title: 'Event name', description: 'What happened.' },
      created_at: dateField('Created at', 'When it happened.'),
      user_id: {
        type: 'string',
        title: 'User ID',
        description: 'The id of the contact in your own system.',
      },
      email,
      revenue: {
        type: 'number',
        title: 'Revenue',
        description: 'What it was worth, in whole units of the currency; sent as `price` in the metadata.',
      },
      currency: {
        type: 'string',
        title: 'Currency',
        description: 'The currency of the revenue, such as EUR; USD where it is left out.',
      },
      id: {
        type: 'string',
        title: 'Contact ID',
        description: 'The id that Intercom gave the contact.',
      },
      metadata: {
        type: 'object',
        title: 'Metadata',
        description: 'More about the event. `email`, `revenue` and `currency` are taken out of it.',
      },
    },
  },
  mapping: {
    event_name: { '@path': '$.event' },
    created_at: { '@path': '$.timestamp' },
    user_id: { '@path': '$.userId' },
    email: { '@path': '$.properties.email' },
    revenue: { '@path': '$.properties.revenue' },
    currency: { '@path': '$.properties.currency' },
    metadata: { '@path': '$.properties' },
  },
  checks: [
    {
      require: 'exists(payload.user_id) or exists(payload.email) or exists(payload.id)',
      message: 'A contact is named by a user id, an email or an id of Intercom.',
      fields: ['user_id', 'email', 'id'],
    },
  ],
  let: { contactId },
  requests: [
    {
      ...searchContact({ field: 'email', value: { '@path': '$.payload.email' } }, onlyEmail),
      responses: [
        {
          when: 'status >= 200 and status < 300 and body.total_count != 1',
          then: 'discard',
          code: 'CONTACT_NOT_FOUND',
          message: 'There is no contact with this email, or there are several.',
        },
      ],
    },
    {
      id: 'event',
      when: 'exists(payload.user_id) or exists(payload.id) or exists(let.contactId)',
      method: 'POST',
      path: '/events',
      json: {
        event_name: { '@path': '$.payload.event_name' },
        created_at: unixSeconds('created_at'),
        user_id: { '@path': '$.payload.user_id' },
        email: { '@path': '$.payload.email' },
        id: { '@coalesce': [{ '@path': '$.payload.id' }, { '@path': '$.let.contactId' }] },
        metadata,
      },
    },
  ],
  examples: [
    {
      title: 'an order, with its revenue in cents',
      settings: { ...settings, apiVersion: '2.11' },
      event: {
        ...base,
        type: 'track',
        event: 'Order Completed',
        userId: 'u-1',
        properties: { revenue: 19.99, currency: 'EUR', coupon: 'SPRING' },
      },
      requests: [
        {
          ...authorized('POST', '/events', {
            event_name: 'Order Completed',
            created_at: 1739282601,
            user_id: 'u-1',
            metadata: { coupon: 'SPRING', price: { amount: 1999, currency: 'EUR' } },
          }),
          headers: {
            authorization: 'Bearer ic_example',
            'content-type': 'application/json',
            'intercom-version': '2.11',
          },
        },
      ],
    },
    {
      title: 'somebody who is known by email only is looked up first',
      settings,
      event: {
        ...base,
        type: 'track',
        event: 'Article Read',
        properties: { email: 'ada@example.com', words: 843 },
      },
      responses: [found('/contacts/search', '5f7f')],
      requests: [
        search,
        authorized('POST', '/events', {
          event_name: 'Article Read',
          created_at: 1739282601,
          email: 'ada@example.com',
          id: '5f7f',
          metadata: { words: 843 },
        }),
      ],
    },
    {
      title: 'and nothing is sent for a contact that there is not',
      settings,
      event: { ...base, type: 'track', event: 'Article Read', properties: { email: 'ada@example.com' } },
      responses: [{ url: '/contacts/search', status: 200, body: { total_count: 0, data: [] } }],
      requests: [search],
      outcome: { status: 'discarded', code: 'CONTACT_NOT_FOUND' },
    },
    {
      title: 'an event of nobody is refused',
      settings,
      event: { ...base, type: 'track', event: 'Article Read', anonymousId: 'a-1' },
      outcome: { code: 'PAYLOAD_VALIDATION_FAILED', fields: ['user_id', 'email', 'id'] },
    },
  ],
} as const satisfies Action
