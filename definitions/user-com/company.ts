import type { Json } from 'waybill/actions'
import { typedAttributes } from './attributes.js'
import { customAttributes, customId, mappedCustomId, text } from './fields.js'

/** The fields of a company, what they are mapped from, and what becomes of them. */

/** The traits that have fields of their own. */
const knownTraits = ['name', 'email', 'description', 'phone', 'employees', 'address', 'id']

export const companyFields = {
  custom_id: customId,
  company_id: text('Company ID', 'The id of the company: one that is not known yet is created.'),
  name: text('Name', 'The name of the company. A new one without a name is called by its id.'),
  email: text('E-mail', 'The company’s e-mail address.'),
  description: text('Description', 'What the company does.'),
  phone: text('Phone', 'The company’s phone number.'),
  employees: {
    type: ['number', 'string'],
    title: 'Employees',
    description: 'How many people work there; what is no number is left out.',
  },
  address: text('Address', 'In one text.'),
  city: text('City', 'From the address.'),
  region: text('Region', 'From the address.'),
  country: text('Country', 'From the address.'),
  postal_code: text('Postal code', 'From the address.'),
  custom_attributes: customAttributes,
} as const

const part = (name: string) => ({ '@path': `$.traits.address.${name}` })

/** An address of several parts as one text. */
const address = {
  '@if': {
    condition: 'typeof(traits.address) = "map"',
    then: {
      '@join': {
        value: ['street', 'city', 'state', 'postalCode', 'country'].map(part),
        separator: ', ',
      },
    },
    else: { '@path': '$.traits.address' },
  },
}

export const companyMapping = {
  custom_id: mappedCustomId,
  company_id: { '@path': '$.groupId' },
  name: { '@path': '$.traits.name' },
  email: { '@path': '$.traits.email' },
  description: { '@path': '$.traits.description' },
  phone: { '@path': '$.traits.phone' },
  employees: { '@path': '$.traits.employees' },
  address,
  city: part('city'),
  region: { '@coalesce': [part('state'), part('region')] },
  country: part('country'),
  postal_code: { '@coalesce': [part('postalCode'), part('postal_code')] },
  custom_attributes: { '@omit': { from: { '@path': '$.traits' }, keys: knownTraits } },
}

export const size = { '@cast': { value: { '@path': '$.payload.employees' }, to: 'number' } }

const payload = (name: string) => ({ '@path': `$.payload.${name}` })

/** A body with the company; a new one needs a name. */
export const companyBody = (name: Json) => ({
  '@merge': {
    direction: 'right',
    objects: [
      typedAttributes(payload('custom_attributes')),
      {
        custom_id: payload('company_id'),
        name,
        email: payload('email'),
        description: payload('description'),
        phone_numbers: payload('phone'),
        size: { '@path': '$.let.size' },
        address: payload('address'),
        city: payload('city'),
        region: payload('region'),
        country: payload('country'),
        postal_code: payload('postal_code'),
      },
    ],
  },
})
