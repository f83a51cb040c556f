import type { Action } from 'waybill/actions'
import { companyExamples } from './company-examples.js'
import { fields, mapping } from './company-fields.js'
import { propertiesOf, stageOf } from './properties.js'
import { alreadyThere, mayBeMissing, oneAtMost } from './responses.js'
import { filtersFrom, searchBody } from './search.js'

const named = [
  'name',
  'description',
  'address',
  'city',
  'state',
  'zip',
  'domain',
  'phone',
  'numberofemployees',
  'industry',
]

const properties = { '@path': '$.let.properties' }

/** The property by which HubSpot knows a company of the events; an account has it after the first refusal. */
const groupProperty = {
  name: 'segment_group_id',
  label: 'Group ID of events',
  description: 'The id by which events name the company.',
  groupName: 'companyinformation',
  type: 'string',
  fieldType: 'text',
  hasUniqueValue: true,
  hidden: true,
}

const propertyCreated = {
  when: 'status < 300 or status = 409',
  then: 'retry',
  code: 'PROPERTY_CREATED',
  message: 'The property segment_group_id was missing. It is there now, so the event can come again.',
} as const

export const upsertCompany = {
  title: 'Upsert company',
  description: 'Updates the company of a group, or creates it.',
  trigger: 'type = "group"',
  fields,
  mapping,
  checks: [
    {
      require: 'payload.associateContact = false',
      message:
        'A company can not be associated with a contact here: the contact’s id is known to another subscription only.',
      fields: ['associateContact'],
    },
    {
      require: '!exists(payload.properties.segment_group_id)',
      message: 'The property segment_group_id comes from the group id.',
      fields: ['properties'],
    },
  ],
  let: {
    groupId: { '@trim': { '@path': '$.payload.groupid' } },
    properties: propertiesOf('$.payload', named, {
      lifecyclestage: stageOf('$.payload'),
      segment_group_id: { '@path': '$.let.groupId' },
    }),
    filters: filtersFrom('companysearchfields'),
  },
  requests: [
    {
      id: 'update',
      method: 'PATCH',
      path: '/crm/v3/objects/companies/{{let.groupId}}',
      query: { idProperty: 'segment_group_id' },
      json: { properties },
      responses: [
        mayBeMissing,
        { when: 'status = 400 and contains(body.message, "segment_group_id")', then: 'ignore' },
      ],
    },
    {
      id: 'property',
      when: 'steps.update.status = 400',
      method: 'POST',
      path: '/crm/v3/properties/companies',
      json: groupProperty,
      responses: [propertyCreated],
    },
    {
      id: 'search',
      when: 'steps.update.status = 404 and length(let.filters) > 0',
      method: 'POST',
      path: '/crm/v3/objects/companies/search',
      json: searchBody(
        { '@path': '$.let.filters' },
        ['name', 'domain', 'lifecyclestage', 'segment_group_id'],
        ['name'],
      ),
      responses: oneAtMost('MULTIPLE_COMPANIES_FOUND'),
    },
    {
      id: 'updateFound',
      when: 'steps.search.body.total = 1',
      method: 'PATCH',
      path: '/crm/v3/objects/companies/{{steps.search.body.results[0].id}}',
      json: { properties },
    },
    {
      id: 'create',
      when: 'payload.createNewCompany = true and steps.update.status = 404 and (!exists(steps.search) or steps.search.body.total = 0)',
      method: 'POST',
      path: '/crm/v3/objects/companies',
      json: { properties, associations: [] },
      responses: [alreadyThere],
    },
  ],
  examples: companyExamples,
} as const satisfies Action
