import type { Action } from 'waybill/actions'
import { asBatch, base, request, settings, withoutIds } from './examples.js'
import { profileFields } from './profile-fields.js'
import { trackUsers } from './track-users.js'
import { idFields, oneId, userIds } from './users.js'

const item = <const Field extends string>(field: Field) => ({ '@path': `@.${field}` }) as const

const dateOf = (field: string, to: 'iso' | 'date') => ({ '@date': { value: item(field), to } }) as const

const gender = {
  '@switch': {
    on: { '@case': { operator: 'lower', value: item('gender') } },
    cases: {
      man: 'M',
      male: 'M',
      m: 'M',
      woman: 'F',
      female: 'F',
      w: 'F',
      f: 'F',
      other: 'O',
      o: 'O',
      'not applicable': 'N',
      n: 'N',
      'prefer not to say': 'P',
      p: 'P',
    },
    default: item('gender'),
  },
} as const

const declared = {
  ...userIds('@'),
  country: item('country'),
  current_location: { '@prune': { value: item('current_location'), keep: ['null'] } },
  date_of_first_session: dateOf('date_of_first_session', 'iso'),
  date_of_last_session: dateOf('date_of_last_session', 'iso'),
  dob: dateOf('dob', 'date'),
  email: item('email'),
  email_subscribe: item('email_subscribe'),
  email_open_tracking_disabled: item('email_open_tracking_disabled'),
  email_click_tracking_disabled: item('email_click_tracking_disabled'),
  facebook: item('facebook'),
  first_name: item('first_name'),
  gender,
  home_city: item('home_city'),
  image_url: item('image_url'),
  language: item('language'),
  last_name: item('last_name'),
  marked_email_as_spam_at: dateOf('marked_email_as_spam_at', 'iso'),
  phone: item('phone'),
  push_subscribe: item('push_subscribe'),
  push_tokens: item('push_tokens'),
  time_zone: item('time_zone'),
  twitter: item('twitter'),
  subscription_groups: {
    '@if': { condition: 'length(@.subscription_groups) > 0', then: item('subscription_groups') },
  },
  _update_existing_only: item('_update_existing_only'),
} as const

/** What is no attribute of one's own: the fields of a profile, mapped or not, and of a purchase, and traits with a field. */
const notCustom = [
  ...Object.keys(declared),
  'time',
  'products',
  'properties',
  'enable_batching',
  'batch_size',
  'firstName',
  'lastName',
  'avatar',
]

const ann = { ...base, type: 'identify', userId: 'u-1' } as const

export const updateUserProfile = {
  title: 'Update user profile',
  description: 'What is known of a user, as attributes.',
  trigger: 'type = "identify"',
  fields: { type: 'object', properties: profileFields },
  mapping: {
    external_id: { '@path': '$.userId' },
    braze_id: { '@path': '$.properties.braze_id' },
    country: { '@path': '$.context.location.country' },
    current_location: {
      latitude: { '@path': '$.context.location.latitude' },
      longitude: { '@path': '$.context.location.longitude' },
    },
    email: { '@path': '$.traits.email' },
    first_name: { '@path': '$.traits.firstName' },
    gender: { '@path': '$.traits.gender' },
    home_city: { '@path': '$.traits.address.city' },
    image_url: { '@path': '$.traits.avatar' },
    last_name: { '@path': '$.traits.lastName' },
    phone: { '@path': '$.traits.phone' },
    custom_attributes: { '@path': '$.traits' },
    _update_existing_only: false,
  },
  checks: [oneId],
  batch: trackUsers('attributes', {
    '@merge': {
      direction: 'right',
      objects: [{ '@omit': { from: item('custom_attributes'), keys: notCustom } }, declared],
    },
  }),
  single: 'batch',
  examples: [
    {
      title: 'traits; null clears an attribute',
      settings,
      mapping: { dob: { '@path': '$.traits.birthday' } },
      event: {
        ...ann,
        traits: {
          email: 'ann@example.com',
          firstName: 'Ann',
          gender: 'Female',
          phone: null,
          birthday: '1990-05-06T00:00:00Z',
          plan: 'pro',
        },
      },
      requests: [
        request('/users/track', {
          attributes: [
            {
              gender: 'F',
              phone: null,
              birthday: '1990-05-06T00:00:00Z',
              plan: 'pro',
              external_id: 'u-1',
              dob: '1990-05-06',
              email: 'ann@example.com',
              first_name: 'Ann',
              _update_existing_only: false,
            },
          ],
        }),
      ],
    },
    {
      title: 'Braze is down: all are tried again',
      settings,
      events: [ann, { ...ann, messageId: 'm-2', userId: 'u-2' }],
      responses: [{ status: 500, body: { message: 'oops' } }],
      requests: [
        request(
          '/users/track',
          {
            attributes: [
              { external_id: 'u-1', _update_existing_only: false },
              { external_id: 'u-2', _update_existing_only: false },
            ],
          },
          asBatch,
        ),
      ],
      outcomes: [{ status: 'retry' }, { status: 'retry' }],
    },
    withoutIds({ type: 'identify', anonymousId: 'a-1', traits: { plan: 'pro' } }, idFields),
  ],
} as const satisfies Action
