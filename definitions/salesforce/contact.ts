import { actionsFor } from './actions-for.js'
import { usualExamples } from './examples.js'
import { either, text } from './fields.js'

export const contact = actionsFor({
  title: 'Contact',
  description: 'Creates, updates or deletes contacts. A subscription writes its own trigger.',
  name: 'contact2',
  object: 'Contact',
  fields: {
    last_name: text('Last name', 'The family name; a new contact needs one.'),
    first_name: text('First name', 'The given name.'),
    account_id: text('Account ID', 'The id of the account that the contact belongs to.'),
    email: text('Email', 'The address of the contact.'),
    mailing_city: text('City', 'The city of the mailing address.'),
    mailing_postal_code: text('Postal code', 'The postal code of the mailing address.'),
    mailing_country: text('Country', 'The country of the mailing address.'),
    mailing_street: text('Street', 'Street and number of the mailing address.'),
    mailing_state: text('State', 'The state or region of the mailing address.'),
  },
  mapping: {
    last_name: either('last_name'),
    first_name: either('first_name'),
    email: either('email'),
    mailing_city: either('address.city'),
    mailing_postal_code: either('address.postal_code'),
    mailing_country: either('address.country'),
    mailing_street: either('address.street'),
    mailing_state: either('address.state'),
  },
  required: ['last_name'],
  ...usualExamples(
    'Contact',
    {
      type: 'identify',
      messageId: 'm-1',
      userId: 'u-1',
      traits: { last_name: 'Lovelace', address: { postal_code: 'SW1' } },
    },
    { LastName: 'Lovelace', MailingPostalCode: 'SW1' },
  ),
})
