import type { Action } from 'waybill/actions'
import { contactId, email, searchByIds } from './contact.js'
import { authorized, base, found, settings } from './examples.js'
import { dateField, unixSeconds } from './unix-seconds.js'

const search = authorized('POST', '/contacts/search', {
  query: { field: 'external_id', operator: '=', value: 'u-1' },
})

const company = authorized('POST', '/companies', {
  remote_created_at: 1546398245,
  company_id: 'c-1',
  name: 'Engines',
  size: 42,
})

const event = {
  ...base,
  type: 'group',
  userId: 'u-1',
  groupId: 'c-1',
  traits: { name: 'Engines', employees: '42', createdAt: '2019-01-02T03:04:05Z' },
}

export const groupIdentifyContact = {
  title: 'Identify company',
  description:
    'Creates or updates a company, and attaches the contact of the event to it where there is one.',
  trigger: 'type = "group"',
  fields: {
    type: 'object',
    required: ['company_id'],
    properties: {
      remote_created_at: dateField('Created at', 'When the company was created in your own system.'),
      external_id: {
        type: 'string',
        title: 'External ID',
        description: 'The id of the contact in your own system.',
      },
      email,
      company_id: {
        type: 'string',
        title: 'Company ID',
        description: 'The id of the company in your own system.',
      },
      contact_id: {
        type: 'string',
        title: 'Contact ID',
        description:
          'Sent along with the company. The contact that is attached is the one with the external id or email.',
      },
      name: { type: 'string', title: 'Name', description: 'The name of the company.' },
      monthly_spend: {
        type: 'number',
        title: 'Monthly spend',
        description: 'What the company pays in a month.',
      },
      plan: { type: 'string', title: 'Plan', description: 'The plan that the company is on.' },
      size: { type: 'number', title: 'Size', description: 'How many people work there.' },
      website: { type: 'string', title: 'Website', description: 'The address of the company’s website.' },
      industry: { type: 'string', title: 'Industry', description: 'What the company does.' },
      custom_attributes: {
        type: 'object',
        title: 'Custom attributes',
        description: 'Values of attributes that the workspace has defined.',
      },
    },
  },
  mapping: {
    remote_created_at: { '@path': '$.traits.createdAt' },
    external_id: { '@path': '$.userId' },
    email: { '@path': '$.traits.email' },
    company_id: { '@path': '$.groupId' },
    name: { '@path': '$.traits.name' },
    monthly_spend: { '@path': '$.traits.monthly_spend' },
    plan: { '@path': '$.traits.plan' },
    size: { '@path': '$.traits.employees' },
    website: { '@path': '$.traits.website' },
    industry: { '@path': '$.traits.industry' },
  },
  let: { contactId },
  requests: [
    searchByIds,
    {
      id: 'company',
      method: 'POST',
      path: '/companies',
      json: {
        '@merge': {
          direction: 'right',
          objects: [
            { '@omit': { from: { '@path': '$.payload' }, keys: ['external_id', 'email'] } },
            { remote_created_at: unixSeconds('remote_created_at') },
          ],
        },
      },
    },
    {
      id: 'attach',
      when: 'exists(let.contactId)',
      method: 'POST',
      path: '/contacts/{{let.contactId}}/companies',
      json: { id: { '@path': '$.steps.company.body.id' } },
    },
  ],
  examples: [
    {
      title: 'a company with its contact; the date goes out as Unix seconds, which Intercom asks for',
      settings,
      event,
      responses: [
        found('/contacts/search', '5f7f'),
        { method: 'POST', url: '/companies', status: 200, body: { type: 'company', id: 'co-9' } },
      ],
      requests: [search, company, authorized('POST', '/contacts/5f7f/companies', { id: 'co-9' })],
    },
    {
      title: 'without a contact the company stands alone',
      settings,
      event,
      responses: [{ url: '/contacts/search', status: 200, body: { total_count: 0, data: [] } }],
      requests: [search, company],
    },
    {
      title: 'a range is no size',
      settings,
      event: { ...event, traits: { employees: '11-50' } },
      outcome: { code: 'PAYLOAD_VALIDATION_FAILED', fields: ['size'] },
    },
  ],
} as const satisfies Action
