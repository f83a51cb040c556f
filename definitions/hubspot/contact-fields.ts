import { batchingFields } from '../shared/batching-fields.js'
import { propertiesField, propertiesOf, stageOf, text } from './properties.js'

/** What is known of a contact. */

export const fields = {
  type: 'object',
  required: ['email'],
  properties: {
    email: {
      ...text('Email', 'The address of the contact, by which HubSpot knows it.'),
      format: 'email',
    },
    company: text(
      'Company',
      'The name of the company. The spec’s `company` trait is an object, of which this is the name.',
    ),
    firstname: text('First name', 'The given name.'),
    lastname: text('Last name', 'The family name.'),
    phone: text('Phone', 'The telephone number.'),
    address: text('Street', 'Street and number.'),
    city: text('City', 'The city.'),
    state: text('State', 'The state or region.'),
    country: text('Country', 'The country.'),
    zip: text('Postal code', 'The postal code.'),
    website: text('Website', 'The address of a website.'),
    lifecyclestage: text(
      'Lifecycle stage',
      'How far the contact has come. It is emptied first where HubSpot would not move it back.',
    ),
    properties: propertiesField,
    ...batchingFields,
  },
} as const

const either = (first: string, second: string) => ({
  '@coalesce': [{ '@path': `$.traits.${first}` }, { '@path': `$.traits.${second}` }],
})

export const mapping = {
  email: { '@path': '$.traits.email' },
  company: { '@path': '$.traits.company' },
  firstname: either('first_name', 'firstName'),
  lastname: either('last_name', 'lastName'),
  phone: { '@path': '$.traits.phone' },
  address: { '@path': '$.traits.address.street' },
  city: { '@path': '$.traits.address.city' },
  state: { '@path': '$.traits.address.state' },
  country: { '@path': '$.traits.address.country' },
  zip: either('address.postalCode', 'address.postal_code'),
  website: { '@path': '$.traits.website' },
} as const

const named = [
  'company',
  'firstname',
  'lastname',
  'phone',
  'address',
  'city',
  'state',
  'country',
  'zip',
  'email',
  'website',
]

/** The properties of a contact; `at` is where its payload is. */
export const contactProperties = (at: string) => propertiesOf(at, named, { lifecyclestage: stageOf(at) })
