import type { Action } from 'waybill/actions'
import { ann, base, lookUp, request, settings } from './examples.js'
import { memberFields, memberMapping } from './member-fields.js'
import { audienceOf, listOfEvent, memberHash, memberOf, statusOfEvent } from './members.js'
import { addressIsWhole, birthdayOf, candidatesOf } from './merge-fields.js'

/** A status that is also what new people get needs no look-up. */
const ownStatus = 'exists(payload.status) and payload.status != let.statusIfNew'

const path = '/lists/{{let.audience}}/members/{{let.hash}}'

const event = {
  ...base,
  type: 'identify',
  userId: 'u-1',
  traits: { email: 'ann@example.com', firstName: 'Ann', 'favourite colour': 'blue', vip: true },
} as const

const member = {
  email_address: 'ann@example.com',
  status_if_new: 'subscribed',
  merge_fields: { FNAME: 'Ann', FAVOURITEC: 'blue', VIP: 'true' },
} as const

const unsubscribing = {
  ...event,
  traits: { email: 'ann@example.com' },
  integrations: { MailChimp: { subscriptionStatus: 'unsubscribed' } },
} as const

const onlyAddress = { email_address: 'ann@example.com', status_if_new: 'subscribed' } as const

const leftOut = (require: string, field: string, message: string) => ({
  require,
  message,
  code: 'VALUE_LEFT_OUT',
  fields: [field],
  severity: 'warning' as const,
})

export const upsertMember = {
  title: 'Add or update member',
  description: 'Puts a person into an audience, or brings what it knows of them up to date.',
  trigger: 'type = "identify"',
  fields: { type: 'object', required: ['email'], properties: memberFields },
  mapping: { ...memberMapping, audience_id: listOfEvent, status: statusOfEvent },
  checks: [
    leftOut(
      '!exists(payload.birthday) or exists(let.birthday)',
      'birthday',
      'The birthday is no date, so it is left out.',
    ),
    leftOut(
      `!exists(payload.address) or (${addressIsWhole('payload')})`,
      'address',
      'Mailchimp refuses an address without street, city, state or postal code, so it is left out.',
    ),
    leftOut(
      'settings.enableMergeFields = false or every(let.values, !(typeof(@) in ["list", "map"]))',
      'merge_fields',
      'Lists and objects can not be merge fields, so they are left out.',
    ),
    leftOut(
      'length(let.tags) = length(let.differentTags) and !any(let.tags, @ = "")',
      'merge_fields',
      'Several values have the same tag, or none, so only the first is sent.',
    ),
  ],
  let: {
    audience: audienceOf('$.payload'),
    hash: memberHash,
    statusIfNew: {
      '@if': { condition: 'settings.doubleOptIn = true', then: 'pending', else: 'subscribed' },
    },
    birthday: birthdayOf('$.payload'),
    values: {
      '@entries': { in: { '@path': '$.payload.merge_fields' }, value: { '@path': '@.value' }, to: 'list' },
    },
    tags: { '@each': { in: candidatesOf('$.payload'), do: { '@path': '@.key' } } },
    differentTags: { '@unique': { '@path': '$.let.tags' } },
  },
  requests: [
    {
      id: 'known',
      when: ownStatus,
      method: 'GET',
      path,
      responses: [{ when: 'status = 404', then: 'ignore' }],
    },
    {
      id: 'member',
      method: 'PUT',
      path,
      when: '!exists(steps.known) or steps.known.status in [200, 404]',
      json: {
        '@merge': {
          direction: 'right',
          objects: [
            memberOf('$.payload'),
            {
              status: {
                '@if': {
                  condition: '!exists(steps.known) or steps.known.status = 200',
                  then: { '@path': '$.payload.status' },
                },
              },
            },
          ],
        },
      },
    },
  ],
  batch: {
    maxItems: 500,
    when: `!(${ownStatus})`,
    groupBy: [audienceOf('@')],
    request: {
      method: 'POST',
      path: '/lists/{{group[0]}}',
      query: { skip_merge_validation: 'true', skip_duplicate_check: 'false' },
      json: {
        members: {
          '@each': {
            in: { '@path': '$.items' },
            do: {
              '@merge': {
                direction: 'right',
                objects: [memberOf('@'), { status: { '@path': '@.status' } }],
              },
            },
          },
        },
        update_existing: true,
      },
    },
    key: { '@case': { operator: 'lower', value: { '@trim': { '@path': '@.email' } } } },
    results: {
      '@each': {
        in: { '@path': '$.body.errors' },
        do: {
          key: { '@case': { operator: 'lower', value: { '@trim': { '@path': '@.email_address' } } } },
          then: 'discard',
          code: { '@coalesce': [{ '@path': '@.error_code' }, 'BAD_REQUEST'] },
          message: { '@path': '@.error' },
        },
      },
    },
  },
  examples: [
    {
      title: 'a person and what is known of them',
      settings,
      event,
      requests: [request('PUT', ann, member)],
    },
    {
      title: 'a status is for people who are there',
      settings,
      event: unsubscribing,
      responses: [{ method: 'GET', status: 200, body: { status: 'subscribed' } }],
      requests: [lookUp, request('PUT', ann, { ...onlyAddress, status: 'unsubscribed' })],
      outcome: { status: 'delivered' },
    },
    {
      title: 'who is new never gets it',
      settings,
      event: unsubscribing,
      responses: [{ method: 'GET', status: 404, body: { title: 'Resource Not Found' } }],
      requests: [lookUp, request('PUT', ann, onlyAddress)],
      outcome: { status: 'delivered' },
    },
    {
      title: 'half an address, a birthday that is none, a list and a second value for a tag are left out',
      settings,
      event: {
        ...event,
        traits: {
          email: 'ann@example.com',
          first_name: 'Ann',
          fname: 'Anna',
          address: { city: 'Köln' },
          birthday: 'in spring',
          colours: ['blue'],
        },
      },
      requests: [request('PUT', ann, { ...onlyAddress, merge_fields: { FNAME: 'Ann' } })],
    },
    {
      title: 'of several people, Mailchimp refuses one',
      settings: { ...settings, doubleOptIn: true },
      events: [event, { ...base, type: 'identify', messageId: 'm-2', traits: { email: 'Bob@example.com' } }],
      responses: [
        {
          status: 200,
          body: {
            errors: [{ email_address: 'bob@example.com', error: 'looks fake', error_code: 'ERROR_GENERIC' }],
          },
        },
      ],
      requests: [
        request('POST', '?skip_merge_validation=true&skip_duplicate_check=false', {
          members: [
            { ...member, status_if_new: 'pending' },
            { email_address: 'Bob@example.com', status_if_new: 'pending' },
          ],
          update_existing: true,
        }),
      ],
      outcomes: [{ status: 'delivered' }, { status: 'discarded', code: 'ERROR_GENERIC' }],
    },
    {
      title: 'who unsubscribed can not be subscribed by others',
      settings,
      event,
      responses: [
        {
          status: 400,
          body: { title: 'Member In Compliance State', detail: 'ann@example.com unsubscribed.' },
        },
      ],
      requests: [request('PUT', ann, member)],
      outcome: { status: 'discarded', code: 'MEMBER_IN_COMPLIANCE_STATE' },
    },
    {
      title: 'without an address there is no member',
      settings,
      event: { ...event, traits: { plan: 'pro' } },
      outcome: { code: 'PAYLOAD_VALIDATION_FAILED', fields: ['email'] },
    },
  ],
} as const satisfies Action
