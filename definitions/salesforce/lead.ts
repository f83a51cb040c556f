import { actionsFor } from './actions-for.js'
import { either, text } from './fields.js'
import { leadExamples, olderLeadExamples } from './lead-examples.js'

export const lead = actionsFor({
  title: 'Lead',
  description: 'Creates, updates or deletes leads.',
  name: 'lead2',
  object: 'Lead',
  trigger: 'type = "identify"',
  fields: {
    company: text('Company', 'Where the lead works.'),
    last_name: text('Last name', 'The family name; a new lead needs one.'),
    first_name: text('First name', 'The given name.'),
    email: text('Email', 'The address of the lead.'),
    city: text('City', 'The city.'),
    postal_code: text('Postal code', 'The postal code.'),
    country: text('Country', 'The country.'),
    street: text('Street', 'Street and number.'),
    state: text('State', 'The state or region.'),
  },
  mapping: {
    company: either('company'),
    last_name: either('last_name'),
    first_name: either('first_name'),
    email: either('email'),
    city: either('address.city'),
    postal_code: either('address.postal_code'),
    country: either('address.country'),
    street: either('address.street'),
    state: either('address.state'),
  },
  required: ['last_name'],
  examples: leadExamples,
  olderExamples: olderLeadExamples,
})
