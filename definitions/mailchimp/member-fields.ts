import { audienceId, email, text } from './members.js'

export const memberFields = {
  email,
  audience_id: audienceId,
  status: {
    type: 'string',
    enum: ['subscribed', 'unsubscribed', 'cleaned', 'pending', 'transactional'],
    title: 'Status',
    description:
      'What becomes of people who are in the audience already; new ones are subscribed or pending.',
  },
  first_name: text('First name', 'The given name, FNAME.'),
  last_name: text('Last name', 'The family name, LNAME.'),
  phone: text('Phone', 'The phone number, PHONE.'),
  birthday: {
    type: ['string', 'number'],
    title: 'Birthday',
    description: 'A date, or a month and a day as 11/07; BIRTHDAY.',
  },
  address: {
    type: ['object', 'string'],
    title: 'Address',
    description: 'The postal address, ADDRESS: with street, city, state and postal code, or it is left out.',
    properties: {
      street: { type: 'string' },
      street2: { type: 'string' },
      city: { type: 'string' },
      state: { type: 'string' },
      postalCode: { type: 'string' },
      country: { type: 'string' },
    },
  },
  merge_fields: {
    type: 'object',
    title: 'Merge fields',
    description: 'What else is known of the person. Names become tags of ten letters and digits at most.',
  },
  language: text('Language', 'Such as en or pt_BR.'),
  ip_signup: text('IP at sign-up', 'The address from which the person signed up.'),
  timestamp_signup: text('Time of sign-up', 'When the person signed up, in ISO 8601.'),
  tags: { type: 'array', items: { type: 'string' }, title: 'Tags', description: 'Tags of a new member.' },
} as const

/** The traits that have fields of their own. */
const ownTraits = [
  'email',
  'firstName',
  'first_name',
  'lastName',
  'last_name',
  'phone',
  'birthday',
  'address',
  'id',
] as const

const either = (first: string, second: string) => ({ '@coalesce': [{ '@path': first }, { '@path': second }] })

export const memberMapping = {
  email: { '@trim': either('$.traits.email', '$.context.traits.email') },
  first_name: either('$.traits.firstName', '$.traits.first_name'),
  last_name: either('$.traits.lastName', '$.traits.last_name'),
  phone: { '@path': '$.traits.phone' },
  birthday: { '@path': '$.traits.birthday' },
  address: { '@path': '$.traits.address' },
  merge_fields: { '@omit': { from: { '@path': '$.traits' }, keys: ownTraits } },
} as const
