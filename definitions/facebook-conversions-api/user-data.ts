import { countries } from '../shared/countries.js'
import { hashedDigits, hashedName, hashedNameOnly, hashedText } from '../shared/hashing.js'
import { usStates } from '../shared/us-states.js'

/** Who it was: the field, its default mapping, and what is sent of it. */

const text = (title: string, description: string) => ({ type: 'string', title, description }) as const

export const userData = {
  type: 'object',
  title: 'User',
  description:
    'What is known of the person. What identifies them is hashed here; values that are SHA-256 hashes already pass.',
  properties: {
    externalId: {
      type: 'array',
      items: { type: 'string' },
      title: 'External ID',
      description: 'Your id of the person, or several; hashed.',
    },
    email: text('Email', 'Hashed.'),
    phone: text('Phone', 'With the code of the country; its digits are hashed.'),
    gender: text('Gender', 'male, female, m or f; anything else is left out. Hashed.'),
    dateOfBirth: text('Date of birth', 'As YYYYMMDD. Hashed.'),
    lastName: text('Last name', 'Hashed.'),
    firstName: text('First name', 'Hashed.'),
    city: text('City', 'Hashed.'),
    state: text('State', 'For the USA its two letters, or its name. Hashed.'),
    zip: text('Postal code', 'Hashed.'),
    country: text('Country', 'Its two letters, or its English name. Hashed.'),
    client_ip_address: text('IP address', 'Of the browser. Not hashed.'),
    client_user_agent: text(
      'User agent',
      'Of the browser; needed where the event is of a website. Not hashed.',
    ),
    fbc: text('Click ID', 'The cookie _fbc. Not hashed.'),
    fbp: text('Browser ID', 'The cookie _fbp. Not hashed.'),
    subscriptionID: text('Subscription ID', 'Not hashed.'),
    leadID: { type: 'integer', title: 'Lead ID', description: 'Of a lead ad. Not hashed.' },
    fbLoginID: { type: 'integer', title: 'Login ID', description: 'Of Facebook Login. Not hashed.' },
    anonId: text('Anonymous ID', 'The installation of the app. Not hashed.'),
    madId: text('Advertising ID', 'Of the device. Not hashed.'),
    partner_id: text('Partner ID', 'The person’s id at a partner. Not hashed.'),
    partner_name: text('Partner name', 'Which partner that is. Not hashed.'),
    ctwa_clid: text('WhatsApp click ID', 'Of an ad that led to WhatsApp. Not hashed.'),
  },
} as const

export const userDataMapping = {
  externalId: { '@coalesce': [{ '@path': '$.userId' }, { '@path': '$.anonymousId' }] },
  email: { '@path': '$.context.traits.email' },
  phone: { '@path': '$.context.traits.phone' },
  dateOfBirth: { '@path': '$.context.traits.birthday' },
  lastName: { '@path': '$.context.traits.lastName' },
  firstName: { '@path': '$.context.traits.firstName' },
  city: { '@path': '$.context.traits.address.city' },
  state: { '@path': '$.context.traits.address.state' },
  zip: { '@path': '$.context.traits.address.postalCode' },
  client_ip_address: { '@path': '$.context.ip' },
  client_user_agent: { '@path': '$.context.userAgent' },
  fbc: { '@path': '$.properties.fbc' },
  fbp: { '@path': '$.properties.fbp' },
} as const

const of = (field: string) => ({ '@path': `@event.user_data.${field}` })

const genders = { male: 'm', m: 'm', female: 'f', f: 'f' }

const externalIds = {
  '@compact': { '@each': { in: of('externalId'), do: hashedText({ '@path': '@' }) } },
}

/** What is sent of the user data of `@event`. */
export const sentUserData = {
  em: hashedText(of('email')),
  ph: hashedDigits(of('phone')),
  ge: hashedNameOnly(of('gender'), genders),
  db: hashedText(of('dateOfBirth')),
  ln: hashedText(of('lastName')),
  fn: hashedText(of('firstName')),
  ct: hashedText(of('city')),
  st: hashedName(of('state'), usStates),
  zp: hashedText(of('zip')),
  country: hashedName(of('country'), countries),
  external_id: { '@if': { blank: externalIds, then: externalIds } },
  client_ip_address: of('client_ip_address'),
  client_user_agent: of('client_user_agent'),
  fbc: of('fbc'),
  fbp: of('fbp'),
  subscription_id: of('subscriptionID'),
  lead_id: of('leadID'),
  fb_login_id: of('fbLoginID'),
  anon_id: of('anonId'),
  madid: of('madId'),
  partner_id: of('partner_id'),
  partner_name: of('partner_name'),
  ctwa_clid: of('ctwa_clid'),
}
