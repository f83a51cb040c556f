import { batchingFields } from '../shared/batching-fields.js'

/** The fields that several actions share, as JSON Schemas, and what they are mapped from. */

export const text = (title: string, description: string) => ({ type: 'string', title, description }) as const

export const idFields = {
  email: { ...text('Email', 'The email address of the profile.'), format: 'email' },
  phone_number: text('Phone number', 'In the form of E.164, or with the code of its country.'),
  country_code: text('Country code', 'Two letters: the country of a phone number that does not say it.'),
} as const

export const externalId = {
  ...text('External ID', 'Your own id of the profile.'),
  maxLength: 255,
} as const

export const profileFields = {
  ...idFields,
  external_id: externalId,
  first_name: text('First name', 'The given name.'),
  last_name: text('Last name', 'The family name.'),
  organization: text('Organization', 'The company that the person works for.'),
  title: text('Title', 'The position that the person holds.'),
  image: text('Image', 'The address of a picture.'),
  location: {
    type: 'object',
    title: 'Location',
    description: 'The postal address, and where it is.',
    properties: {
      address1: { type: 'string' },
      address2: { type: 'string' },
      city: { type: 'string' },
      region: { type: 'string' },
      zip: { type: 'string' },
      latitude: { type: 'string' },
      longitude: { type: 'string' },
      country: { type: 'string' },
    },
  },
  properties: { type: 'object', title: 'Properties', description: 'What else is known of the profile.' },
} as const

export const batchFields = {
  ...batchingFields,
  batch_keys: {
    type: 'array',
    items: { type: 'string' },
    title: 'Batch keys',
    description: 'Kept for saved mappings: what goes to different lists never goes together.',
    ui: { hidden: true },
  },
} as const

export const listId = text('List', 'The id of a list.')

/** A profile from what stands below `from`: the traits of an identify, the properties of a track. */
export const profileMapping = (from: '$.traits' | '$.properties') =>
  ({
    first_name: { '@path': `${from}.firstName` },
    last_name: { '@path': `${from}.lastName` },
    organization: { '@path': `${from}.company.name` },
    title: { '@path': `${from}.title` },
    image: { '@path': `${from}.avatar` },
    location: {
      city: { '@path': `${from}.address.city` },
      region: { '@path': `${from}.address.state` },
      zip: { '@path': `${from}.address.postal_code` },
      address1: { '@path': `${from}.address.street` },
      country: { '@path': `${from}.address.country` },
    },
  }) as const

export const audienceList = {
  '@coalesce': [
    { '@path': '$.context.personas.audience_settings.listId' },
    { '@path': '$.context.personas.external_audience_id' },
  ],
} as const

/** A profile that nothing names is none. */
export const oneId = {
  require: 'exists(payload.email) or exists(payload.phone_number) or exists(payload.external_id)',
  message: 'A profile needs an email, a phone number or an external id.',
  fields: ['email', 'phone_number', 'external_id'],
} as const
