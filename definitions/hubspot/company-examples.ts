import { base, sent, settings } from './examples.js'

const event = {
  ...base,
  type: 'group',
  userId: 'u-1',
  groupId: 'c-1',
  traits: { name: ' Engines ', employees: '12', website: 'engines.example.com' },
}

const properties = {
  name: 'Engines',
  domain: 'engines.example.com',
  numberofemployees: 12,
  segment_group_id: 'c-1',
}

const update = sent('PATCH', '/crm/v3/objects/companies/c-1?idProperty=segment_group_id', { properties })
const isMissing = { method: 'PATCH', status: 404, body: { category: 'OBJECT_NOT_FOUND' } }

const search = sent('POST', '/crm/v3/objects/companies/search', {
  filterGroups: [{ filters: [{ propertyName: 'domain', operator: 'EQ', value: 'engines.example.com' }] }],
  properties: ['name', 'domain', 'lifecyclestage', 'segment_group_id'],
  sorts: ['name'],
})

const byDomain = { companysearchfields: { domain: { '@path': '$.traits.website' } } }

export const companyExamples = [
  {
    title: 'a company that is there',
    settings,
    event,
    requests: [update],
  },
  {
    title: 'a company that is found by its domain',
    settings,
    mapping: byDomain,
    event,
    responses: [isMissing, { url: '/search', status: 200, body: { total: 1, results: [{ id: '77' }] } }],
    requests: [update, search, sent('PATCH', '/crm/v3/objects/companies/77', { properties })],
  },
  {
    title: 'a new company',
    settings,
    mapping: byDomain,
    event,
    responses: [isMissing, { url: '/search', status: 200, body: { total: 0, results: [] } }],
    requests: [update, search, sent('POST', '/crm/v3/objects/companies', { properties, associations: [] })],
  },
  {
    title: 'several companies with one domain: none of them is changed',
    settings,
    mapping: byDomain,
    event,
    responses: [isMissing, { url: '/search', status: 200, body: { total: 2, results: [] } }],
    requests: [update, search],
    outcome: { status: 'discarded', code: 'MULTIPLE_COMPANIES_FOUND' },
  },
  {
    title: 'an account that has no property for the group id gets one, and the event comes again',
    settings,
    event,
    responses: [
      {
        method: 'PATCH',
        status: 400,
        body: { category: 'VALIDATION_ERROR', message: 'Property "segment_group_id" does not exist' },
      },
      { url: '/properties/companies', status: 201, body: { name: 'segment_group_id' } },
    ],
    requests: [
      update,
      sent('POST', '/crm/v3/properties/companies', {
        name: 'segment_group_id',
        label: 'Group ID of events',
        description: 'The id by which events name the company.',
        groupName: 'companyinformation',
        type: 'string',
        fieldType: 'text',
        hasUniqueValue: true,
        hidden: true,
      }),
    ],
    outcome: { status: 'retry', code: 'PROPERTY_CREATED' },
  },
  {
    title: 'an association with the contact is refused before anything is sent',
    settings,
    mapping: { associateContact: true },
    event,
    outcome: { code: 'PAYLOAD_VALIDATION_FAILED', fields: ['associateContact'] },
  },
] as const
