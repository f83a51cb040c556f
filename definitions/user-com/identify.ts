import type { Action, Check } from 'waybill/actions'
import { typedAttributes } from './attributes.js'
import { contextAttributes, contextFields, contextMapping } from './context.js'
import { base, request, settings, withoutIds } from './examples.js'
import { customAttributes, customId, cut, hasCustomId, mappedCustomId, text } from './fields.js'

const longestName = 40

/** The traits that have fields of their own. */
const knownTraits = [
  'email',
  'first_name',
  'firstName',
  'last_name',
  'lastName',
  'phone',
  'gender',
  'address',
  'id',
]

const nameIsWhole = (field: string): Check => ({
  require: `payload.${field} = null or payload.${field} = let.${field}`,
  severity: 'warning',
  code: 'NAME_TOO_LONG',
  message: `A name is cut to ${longestName} characters.`,
  fields: [field],
})

const gender = {
  '@if': {
    exists: { '@path': '$.payload.gender' },
    then: {
      '@switch': {
        on: { '@case': { operator: 'lower', value: { '@trim': { '@path': '$.payload.gender' } } } },
        cases: { male: 2, m: 2, man: 2, female: 3, f: 3, woman: 3 },
        default: 1,
      },
    },
  },
}

export const identifyUser = {
  title: 'Identify user',
  description: 'Creates a user or updates what is known of them.',
  trigger: 'type = "identify"',
  fields: {
    type: 'object',
    properties: {
      custom_id: customId,
      email: text('E-mail', 'The user’s e-mail address.'),
      first_name: text('First name', `Cut to ${longestName} characters.`),
      last_name: text('Last name', `Cut to ${longestName} characters.`),
      phone: text('Phone', 'The user’s phone number.'),
      gender: { title: 'Gender', description: 'male, m, man, female, f or woman; anything else is unknown.' },
      country: text('Country', 'From the address.'),
      region: text('Region', 'From the address.'),
      city: text('City', 'From the address.'),
      company_custom_id: text('Company custom ID', 'The id of a company that the user belongs to.'),
      tags: {
        type: 'array',
        items: { type: 'string' },
        title: 'Tags',
        description: 'Added to those that the user has.',
      },
      custom_attributes: customAttributes,
      ...contextFields,
    },
  },
  mapping: {
    custom_id: mappedCustomId,
    email: { '@path': '$.traits.email' },
    first_name: { '@coalesce': [{ '@path': '$.traits.first_name' }, { '@path': '$.traits.firstName' }] },
    last_name: { '@coalesce': [{ '@path': '$.traits.last_name' }, { '@path': '$.traits.lastName' }] },
    phone: { '@path': '$.traits.phone' },
    gender: { '@path': '$.traits.gender' },
    country: { '@path': '$.traits.address.country' },
    region: {
      '@coalesce': [{ '@path': '$.traits.address.state' }, { '@path': '$.traits.address.region' }],
    },
    city: { '@path': '$.traits.address.city' },
    custom_attributes: { '@omit': { from: { '@path': '$.traits' }, keys: knownTraits } },
    ...contextMapping,
  },
  let: { first_name: cut('first_name', longestName), last_name: cut('last_name', longestName) },
  checks: [hasCustomId, nameIsWhole('first_name'), nameIsWhole('last_name')],
  request: {
    method: 'POST',
    path: '/users/update_or_create/',
    json: {
      '@merge': {
        direction: 'right',
        objects: [
          typedAttributes({ '@path': '$.payload.custom_attributes' }),
          contextAttributes,
          {
            custom_id: { '@path': '$.payload.custom_id' },
            email: { '@path': '$.payload.email' },
            first_name: { '@path': '$.let.first_name' },
            last_name: { '@path': '$.let.last_name' },
            phone_number: { '@path': '$.payload.phone' },
            gender,
            country: { '@path': '$.payload.country' },
            region: { '@path': '$.payload.region' },
            city: { '@path': '$.payload.city' },
            company_custom_id: { '@path': '$.payload.company_custom_id' },
            tags: { '@path': '$.payload.tags' },
          },
        ],
      },
    },
  },
  examples: [
    {
      title: 'traits, and the types of custom attributes',
      settings: { ...settings, attributeTypes: { logins: 'number', since: 'date', vip: 'boolean' } },
      event: {
        ...base,
        type: 'identify',
        userId: 4711,
        traits: {
          email: 'ada@example.com',
          firstName: 'Ada',
          gender: 'F',
          address: { city: 'London', state: 'London' },
          plan: null,
          age: 39,
          logins: '5',
          since: 1739282601,
          vip: 'perhaps',
          tags: ['a', 1],
        },
      },
      requests: [
        request('POST', '/users/update_or_create/', {
          age: '39',
          logins: 5,
          since: '2025-02-11T14:03:21.000Z',
          tags: '["a",1]',
          custom_id: '4711',
          email: 'ada@example.com',
          first_name: 'Ada',
          gender: 3,
          region: 'London',
          city: 'London',
        }),
      ],
    },
    {
      title: 'a visitor with their device, where the settings ask for it',
      settings: { ...settings, send_context_fields: true },
      event: {
        ...base,
        type: 'identify',
        anonymousId: 'a-1',
        context: { locale: 'en-GB', screen: { width: 1440, height: 900 } },
      },
      requests: [
        request('POST', '/users/update_or_create/', {
          language: 'en-GB',
          resolution: '1440x900',
          custom_id: 'a-1',
        }),
      ],
    },
    {
      title: 'the key was revoked',
      settings,
      event: { ...base, type: 'identify', userId: 'u-1' },
      responses: [{ status: 403 }],
      requests: [request('POST', '/users/update_or_create/', { custom_id: 'u-1' })],
      outcome: { status: 'discarded', kind: 'auth', code: 'INVALID_AUTHENTICATION' },
    },
    withoutIds({ type: 'identify', traits: { email: 'ada@example.com' } }),
  ],
} as const satisfies Action
