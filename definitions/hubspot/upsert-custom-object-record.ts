import type { Action } from 'waybill/actions'
import { customObjectExamples } from './custom-object-examples.js'
import { flattened, propertiesField, text } from './properties.js'
import { alreadyThere, oneAtMost } from './responses.js'
import { filtersFrom, searchBody } from './search.js'

const properties = { '@path': '$.let.properties' }

const isNew =
  'payload.createNewCustomRecord != false and (!exists(steps.search) or steps.search.body.total = 0)'

const isAssociated = 'exists(let.associated) and exists(let.label.category)'

const create = {
  method: 'POST',
  path: '/crm/v3/objects/{{payload.objectType}}',
  responses: [alreadyThere],
} as const

export const upsertCustomObjectRecord = {
  title: 'Upsert custom object record',
  description:
    'Updates a record of any type, or creates it. A subscription writes its own trigger: nothing is sent by default.',
  fields: {
    type: 'object',
    required: ['objectType', 'properties'],
    properties: {
      objectType: text(
        'Object type',
        'The type of the record: its id, or its name with the account before it.',
      ),
      properties: propertiesField,
      customObjectSearchFields: {
        type: 'object',
        title: 'Search fields',
        description:
          'Properties by which a record is looked for: any of them has to be equal. Without them a record is always created.',
      },
      createNewCustomRecord: {
        type: 'boolean',
        title: 'Create new records',
        description: 'Whether a record that is not found is created; true where it is left out.',
      },
      toObjectType: text(
        'Associated object type',
        'The type of the record that this one is associated with.',
      ),
      associationLabel: {
        ...text('Association label', 'The category and the id of its type, such as HUBSPOT_DEFINED:4.'),
        pattern: '^\\w+:\\d+$',
      },
      searchFieldsToAssociateCustomObjects: {
        type: 'object',
        title: 'Search fields of the associated record',
        description:
          'Properties by which the other record is looked for. Where it is not found, nothing is associated.',
      },
    },
  },
  mapping: { createNewCustomRecord: true },
  checks: [
    {
      require:
        '(exists(payload.toObjectType) and exists(payload.associationLabel) and exists(payload.searchFieldsToAssociateCustomObjects)) or ' +
        '(!exists(payload.toObjectType) and !exists(payload.associationLabel) and !exists(payload.searchFieldsToAssociateCustomObjects))',
      message: 'An association needs a type, a label and search fields; nothing is associated.',
      code: 'INCOMPLETE_ASSOCIATION',
      fields: ['toObjectType', 'associationLabel', 'searchFieldsToAssociateCustomObjects'],
      severity: 'warning',
    },
  ],
  let: {
    properties: flattened({ '@path': '$.payload.properties' }),
    filters: filtersFrom('customObjectSearchFields'),
    associatedFilters: filtersFrom('searchFieldsToAssociateCustomObjects'),
    label: {
      '@extract': {
        value: { '@path': '$.payload.associationLabel' },
        pattern: '^(?P<category>\\w+):(?P<type>\\d+)$',
      },
    },
    associated: {
      '@if': {
        condition: 'steps.associated.body.total = 1',
        then: { '@path': '$.steps.associated.body.results[0].id' },
      },
    },
    types: [
      {
        associationCategory: { '@path': '$.let.label.category' },
        associationTypeId: { '@path': '$.let.label.type' },
      },
    ],
  },
  requests: [
    {
      id: 'search',
      when: 'length(let.filters) > 0',
      method: 'POST',
      path: '/crm/v3/objects/{{payload.objectType}}/search',
      json: searchBody({ '@path': '$.let.filters' }),
      responses: oneAtMost('MULTIPLE_RECORDS_FOUND'),
    },
    {
      id: 'associated',
      when: 'exists(payload.toObjectType) and exists(let.label.category) and length(let.associatedFilters) > 0',
      method: 'POST',
      path: '/crm/v3/objects/{{payload.toObjectType}}/search',
      json: searchBody({ '@path': '$.let.associatedFilters' }),
      responses: oneAtMost('MULTIPLE_ASSOCIATED_RECORDS_FOUND'),
    },
    {
      id: 'create',
      when: `${isNew} and !(${isAssociated})`,
      ...create,
      json: { properties, associations: [] },
    },
    {
      id: 'createAssociated',
      when: `${isNew} and ${isAssociated}`,
      ...create,
      json: {
        properties,
        associations: [{ to: { id: { '@path': '$.let.associated' } }, types: { '@path': '$.let.types' } }],
      },
    },
    {
      id: 'update',
      when: 'steps.search.body.total = 1',
      method: 'PATCH',
      path: '/crm/v3/objects/{{payload.objectType}}/{{steps.search.body.results[0].id}}',
      json: { properties },
    },
    {
      id: 'associate',
      when: `steps.search.body.total = 1 and ${isAssociated}`,
      method: 'PUT',
      path: '/crm/v4/objects/{{payload.objectType}}/{{steps.search.body.results[0].id}}/associations/{{payload.toObjectType}}/{{let.associated}}',
      json: { '@path': '$.let.types' },
    },
  ],
  examples: customObjectExamples,
} as const satisfies Action
