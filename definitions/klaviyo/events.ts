import { batchFields, text } from './fields.js'
import { phoneOf, phoneRule } from './phone.js'

/** The fields of events, and their parts in requests. */

export const eventFields = {
  profile: {
    type: 'object',
    title: 'Profile',
    description: 'Whose event it is: an id at least, and what else of the profile it brings up to date.',
    properties: {
      email: { type: 'string' },
      phone_number: { type: 'string' },
      country_code: { type: 'string' },
      external_id: { type: 'string' },
      anonymous_id: { type: 'string' },
    },
    additionalProperties: true,
  },
  properties: { type: 'object', title: 'Properties', description: 'What is known of the event.' },
  time: {
    type: ['string', 'number'],
    format: 'date-like',
    title: 'Time',
    description: 'When it happened: ISO 8601 or Unix time.',
  },
  value: { type: 'number', title: 'Value', description: 'What it is worth.' },
  unique_id: text('Unique ID', 'Events of a profile with the same id count once.'),
  ...batchFields,
} as const

export const eventMapping = {
  properties: { '@path': '$.properties' },
  time: { '@path': '$.timestamp' },
  unique_id: { '@path': '$.messageId' },
} as const

/** An event has somebody whose it is. */
export const eventChecks = [
  {
    require: ['email', 'phone_number', 'external_id', 'anonymous_id']
      .map((id) => `length(payload.profile.${id}) > 0`)
      .join(' or '),
    message: 'The profile needs an email, a phone number, an external id or an anonymous id.',
    fields: ['profile'],
  },
  phoneRule('payload.profile', 'profile'),
] as const

export const metric = (name: string) =>
  ({ data: { type: 'metric', attributes: { name: { '@path': name } } } }) as const

export const timeOf = (at: string) => ({ '@date': { value: { '@path': `${at}.time` }, to: 'iso' } }) as const

/** The profile of an event; the phone number is as `phoneOf` gives it, the country stays here. */
export const profileOf = (at: string) =>
  ({
    data: {
      type: 'profile',
      attributes: {
        '@merge': {
          direction: 'right',
          objects: [
            { '@omit': { from: { '@path': `${at}.profile` }, keys: ['phone_number', 'country_code'] } },
            { phone_number: phoneOf(`${at}.profile`) },
          ],
        },
      },
    },
  }) as const

/** The attributes of an event but for its profile; `name` is where the name of its metric stands. */
export const attributesOf = (at: string, name: string) =>
  ({
    properties: { '@path': `${at}.properties` },
    time: timeOf(at),
    value: { '@path': `${at}.value` },
    unique_id: { '@path': `${at}.unique_id` },
    metric: metric(name),
  }) as const
