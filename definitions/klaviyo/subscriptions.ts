import type { Json } from 'waybill/actions'
import { idFields, listId } from './fields.js'
import { phoneOf } from './phone.js'

/** What subscribing and unsubscribing have in common; `@` is an item. */

export const subscriptionFields = { ...idFields, list_id: listId } as const

/** What the traits say, of a track those that came along. */
const either = (trait: string) => ({
  '@coalesce': [{ '@path': `$.traits.${trait}` }, { '@path': `$.context.traits.${trait}` }],
})

export const subscriptionMapping = { email: either('email'), phone_number: either('phone') } as const

export const emailOrPhone = {
  require: 'exists(payload.email) or exists(payload.phone_number)',
  message: 'An email or a phone number is needed.',
  fields: ['email', 'phone_number'],
} as const

/** The profiles of all items, with what they say to email and to text messages. */
export const subscriptions = (email: Json, sms: Json) =>
  ({
    data: {
      '@each': {
        in: { '@path': '$.items' },
        do: {
          type: 'profile',
          attributes: {
            email: { '@path': '@.email' },
            phone_number: phoneOf('@'),
            subscriptions: {
              email: { '@if': { exists: { '@path': '@.email' }, then: email } },
              sms: { '@if': { exists: { '@path': '@.phone_number' }, then: sms } },
            },
          },
        },
      },
    },
  }) as const

/** The list that all items have in common. */
export const listOfAll = {
  '@if': {
    exists: { '@path': '$.items[0].list_id' },
    then: { list: { data: { type: 'list', id: { '@path': '$.items[0].list_id' } } } },
  },
} as const

/** Klaviyo takes no more of them at once. */
export const mostSubscriptions = 100
