import { actionsFor } from './actions-for.js'
import { usualExamples } from './examples.js'
import { either, text } from './fields.js'

const address = (kind: string, title: string) => ({
  [`${kind}_city`]: text(`${title} city`, 'The city of this address.'),
  [`${kind}_postal_code`]: text(`${title} postal code`, 'The postal code of this address.'),
  [`${kind}_country`]: text(`${title} country`, 'The country of this address.'),
  [`${kind}_street`]: text(`${title} street`, 'Street and number of this address.'),
  [`${kind}_state`]: text(`${title} state`, 'The state or region of this address.'),
})

export const account = actionsFor({
  title: 'Account',
  description: 'Creates, updates or deletes accounts.',
  name: 'account2',
  object: 'Account',
  trigger: 'type = "group"',
  fields: {
    name: text('Name', 'The name of the account; a new one needs it.'),
    account_number: text('Account number', 'The number of the account.'),
    number_of_employees: {
      type: 'integer',
      title: 'Number of employees',
      description: 'How many people work there; a range is refused.',
    },
    ...address('billing', 'Billing'),
    ...address('shipping', 'Shipping'),
    phone: text('Phone', 'The telephone number.'),
    description: text('Description', 'What there is to say about the account.'),
    website: text('Website', 'The address of the website.'),
  },
  mapping: {
    name: { '@path': '$.traits.name' },
    account_number: { '@path': '$.groupId' },
    number_of_employees: either('employees'),
    billing_city: either('address.city'),
    billing_postal_code: either('address.postal_code'),
    billing_country: either('address.country'),
    billing_street: either('address.street'),
    billing_state: either('address.state'),
    phone: either('phone'),
    description: either('description'),
    website: either('website'),
  },
  required: ['name'],
  ...usualExamples(
    'Account',
    { type: 'group', messageId: 'm-1', groupId: 'c-1', traits: { name: 'Engines', employees: '42' } },
    { Name: 'Engines', AccountNumber: 'c-1', NumberOfEmployees: 42 },
  ),
})
