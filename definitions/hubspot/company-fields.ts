import { propertiesField, text } from './properties.js'

/** What is known of a company, and how it is found. */

export const fields = {
  type: 'object',
  required: ['groupid', 'createNewCompany', 'associateContact'],
  properties: {
    groupid: text(
      'Group ID',
      'The id by which events name the company; kept in the property segment_group_id.',
    ),
    createNewCompany: {
      type: 'boolean',
      title: 'Create new companies',
      description: 'Whether a company that is not found is created; otherwise nothing happens.',
    },
    associateContact: {
      type: 'boolean',
      title: 'Associate the contact',
      description: 'Not possible in this version: it has to be false.',
    },
    companysearchfields: {
      type: 'object',
      title: 'Search fields',
      description:
        'Properties by which a company is looked for that has no such group id yet: any of them has to be equal.',
    },
    name: text('Name', 'The name of the company.'),
    description: text('Description', 'What there is to say about the company.'),
    address: text('Street', 'Street and number.'),
    city: text('City', 'The city.'),
    state: text('State', 'The state or region.'),
    zip: text('Postal code', 'The postal code.'),
    domain: text('Domain', 'The domain or website of the company.'),
    phone: text('Phone', 'The telephone number.'),
    numberofemployees: {
      type: 'integer',
      title: 'Number of employees',
      description: 'How many people work there; a range is refused.',
    },
    industry: text('Industry', 'What the company does, in the words that HubSpot knows.'),
    lifecyclestage: text('Lifecycle stage', 'How far the company has come.'),
    properties: propertiesField,
  },
} as const

const either = (first: string, second: string) => ({
  '@coalesce': [{ '@path': `$.${first}` }, { '@path': `$.${second}` }],
})

export const mapping = {
  groupid: either('groupId', 'context.groupId'),
  createNewCompany: true,
  associateContact: false,
  name: { '@path': '$.traits.name' },
  description: { '@path': '$.traits.description' },
  address: { '@path': '$.traits.address.street' },
  city: { '@path': '$.traits.address.city' },
  state: { '@path': '$.traits.address.state' },
  zip: either('traits.address.postalCode', 'traits.address.postal_code'),
  domain: { '@path': '$.traits.website' },
  phone: { '@path': '$.traits.phone' },
  numberofemployees: { '@path': '$.traits.employees' },
  industry: { '@path': '$.traits.industry' },
} as const
