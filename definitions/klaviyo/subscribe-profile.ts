import type { Action } from 'waybill/actions'
import { at, base, request, settings } from './examples.js'
import { batchFields, text } from './fields.js'
import { phoneOf, phoneRule } from './phone.js'
import {
  emailOrPhone,
  listOfAll,
  mostSubscriptions,
  subscriptionFields,
  subscriptionMapping,
  subscriptions,
} from './subscriptions.js'

const subscribed = {
  marketing: {
    consent: 'SUBSCRIBED',
    consented_at: {
      '@if': {
        condition: '@.historical_import = true',
        then: { '@date': { value: { '@path': '@.consented_at' }, to: 'iso' } },
      },
    },
  },
} as const

const event = {
  ...base,
  type: 'track',
  event: 'User Subscribed',
  userId: 'u-1',
  context: { traits: { email: 'ann@example.com' } },
} as const

const job = <const Attributes extends object, const More extends object>(
  attributes: Attributes,
  more: More,
) =>
  request('POST', '/profile-subscription-bulk-create-jobs/', {
    data: { type: 'profile-subscription-bulk-create-job', attributes, ...more },
  })

export const subscribeProfile = {
  title: 'Subscribe profile',
  description: 'Somebody agrees to emails or text messages.',
  trigger: 'type = "track" and event = "User Subscribed"',
  fields: {
    type: 'object',
    properties: {
      ...subscriptionFields,
      custom_source: text('Source', 'Where the consent was given.'),
      historical_import: {
        type: 'boolean',
        title: 'Historical import',
        description: 'The consent was given earlier: no double opt-in, and its own time.',
      },
      consented_at: {
        type: ['string', 'number'],
        format: 'date-like',
        title: 'Time of consent',
        description: 'Sent with a historical import only.',
      },
      ...batchFields,
    },
  },
  mapping: {
    ...subscriptionMapping,
    custom_source: '-59',
    historical_import: false,
    consented_at: { '@path': '$.timestamp' },
  },
  checks: [emailOrPhone, phoneRule('payload', 'phone_number')],
  let: { phone: phoneOf('$.payload') },
  batch: {
    maxItems: mostSubscriptions,
    groupBy: [{ '@path': '@.list_id' }, { '@path': '@.custom_source' }, { '@path': '@.historical_import' }],
    request: {
      method: 'POST',
      path: '/profile-subscription-bulk-create-jobs/',
      json: {
        data: {
          type: 'profile-subscription-bulk-create-job',
          attributes: {
            historical_import: { '@path': '$.items[0].historical_import' },
            profiles: subscriptions(subscribed, subscribed),
            custom_source: { '@coalesce': [{ '@path': '$.items[0].custom_source' }, '-59'] },
          },
          relationships: listOfAll,
        },
      },
    },
  },
  single: 'batch',
  examples: [
    {
      title: 'to emails, on a list',
      settings,
      mapping: { list_id: 'L1' },
      event,
      requests: [
        job(
          {
            historical_import: false,
            profiles: {
              data: [
                {
                  type: 'profile',
                  attributes: {
                    email: 'ann@example.com',
                    subscriptions: { email: { marketing: { consent: 'SUBSCRIBED' } } },
                  },
                },
              ],
            },
            custom_source: '-59',
          },
          { relationships: { list: { data: { type: 'list', id: 'L1' } } } },
        ),
      ],
    },
    {
      title: 'a consent of earlier has its time',
      settings,
      mapping: { historical_import: true },
      event: { ...event, context: { traits: { phone: '+442079460018' } } },
      requests: [
        job(
          {
            historical_import: true,
            profiles: {
              data: [
                {
                  type: 'profile',
                  attributes: {
                    phone_number: '+442079460018',
                    subscriptions: { sms: { marketing: { consent: 'SUBSCRIBED', consented_at: at } } },
                  },
                },
              ],
            },
            custom_source: '-59',
          },
          {},
        ),
      ],
    },
    {
      title: 'somebody has to be named',
      settings,
      event: { ...event, context: {} },
      outcome: { code: 'PAYLOAD_VALIDATION_FAILED', fields: ['email', 'phone_number'] },
    },
  ],
} as const satisfies Action
