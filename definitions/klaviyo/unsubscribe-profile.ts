import type { Action } from 'waybill/actions'
import { base, request, settings } from './examples.js'
import { batchFields } from './fields.js'
import { phoneOf, phoneRule } from './phone.js'
import {
  emailOrPhone,
  listOfAll,
  mostSubscriptions,
  subscriptionFields,
  subscriptionMapping,
  subscriptions,
} from './subscriptions.js'

const unsubscribed = { consent: 'UNSUBSCRIBED' } as const

const event = {
  ...base,
  type: 'track',
  event: 'User Unsubscribed',
  userId: 'u-1',
  context: { traits: { email: 'ann@example.com', phone: '+442079460018' } },
} as const

export const unsubscribeProfile = {
  title: 'Unsubscribe profile',
  description: 'Somebody wants no more emails or text messages.',
  trigger: 'type = "track" and event = "User Unsubscribed"',
  fields: { type: 'object', properties: { ...subscriptionFields, ...batchFields } },
  mapping: subscriptionMapping,
  checks: [emailOrPhone, phoneRule('payload', 'phone_number')],
  let: { phone: phoneOf('$.payload') },
  batch: {
    maxItems: mostSubscriptions,
    groupBy: [{ '@path': '@.list_id' }],
    request: {
      method: 'POST',
      path: '/profile-subscription-bulk-delete-jobs/',
      json: {
        data: {
          type: 'profile-subscription-bulk-delete-job',
          attributes: {
            profiles: subscriptions(
              { marketing: unsubscribed },
              { marketing: unsubscribed, transactional: unsubscribed },
            ),
          },
          relationships: listOfAll,
        },
      },
    },
  },
  single: 'batch',
  examples: [
    {
      title: 'from all',
      settings,
      event,
      requests: [
        request('POST', '/profile-subscription-bulk-delete-jobs/', {
          data: {
            type: 'profile-subscription-bulk-delete-job',
            attributes: {
              profiles: {
                data: [
                  {
                    type: 'profile',
                    attributes: {
                      email: 'ann@example.com',
                      phone_number: '+442079460018',
                      subscriptions: {
                        email: { marketing: unsubscribed },
                        sms: { marketing: unsubscribed, transactional: unsubscribed },
                      },
                    },
                  },
                ],
              },
            },
          },
        }),
      ],
    },
    {
      title: 'an email that is none is refused',
      settings,
      event: { ...event, context: { traits: { email: 'n/a' } } },
      outcome: { code: 'PAYLOAD_VALIDATION_FAILED', fields: ['email'] },
    },
  ],
} as const satisfies Action
