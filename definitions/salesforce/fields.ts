import type { FieldSchema } from 'waybill/actions'

/** The fields that all actions share. */

export const text = (title: string, description: string) => ({ type: 'string', title, description }) as const

/** A name of Salesforce's: it stands in addresses and queries. */
const name = '^[A-Za-z][A-Za-z0-9_]*$'

export const customObjectName = {
  ...text('Object', 'The API name of the object, such as Order__c.'),
  pattern: name,
} as const

export const operation = {
  type: 'string',
  enum: ['create', 'update', 'upsert', 'delete'],
  title: 'Operation',
  description: 'What is done with the record.',
} as const

export const customFields = {
  type: 'object',
  title: 'Other fields',
  description: 'Values by the API names of fields, over the fields above.',
} as const

export const common: { readonly [field: string]: FieldSchema } = {
  recordMatcherOperator: {
    type: 'string',
    enum: ['OR', 'AND'],
    title: 'Record matchers are joined with',
    description: 'Whether a record has to match all of them, or any; any where it is left out.',
  },
  traits: {
    type: 'object',
    title: 'Record matchers',
    description:
      'Values by the API names of fields, by which a record is looked up to be updated or deleted. An Id needs no look-up, except to upsert.',
  },
  enable_batching: {
    type: 'boolean',
    title: 'Bulk jobs',
    description: 'Whether events that come together are sent as one job of the Bulk API.',
  },
  batch_size: {
    type: 'integer',
    title: 'Batch size',
    description: 'How many records a job has at most, up to 10,000; 5,000 where it is left out.',
    ui: { hidden: true },
  },
  bulkUpsertExternalId: {
    type: 'object',
    title: 'External ID for bulk jobs',
    description: 'The field by which a job finds the records that it creates or updates.',
    properties: {
      externalIdName: { ...text('Name', 'The API name of a field that is an external id.'), pattern: name },
      externalIdValue: text('Value', 'Its value in the record.'),
    },
  },
  bulkUpdateRecordId: text(
    'Record ID for bulk jobs',
    'The id by which a job finds the record that it updates.',
  ),
}

export const commonMapping = { recordMatcherOperator: 'OR', enable_batching: false, batch_size: 5000 }

export const either = (path: string) => ({
  '@coalesce': [{ '@path': `$.traits.${path}` }, { '@path': `$.properties.${path}` }],
})
