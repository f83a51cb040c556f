import { batchingFields } from '../shared/batching-fields.js'

/** Fields that several actions have, as JSON Schemas, and what they are mapped from. */

export const text = (title: string, description: string) => ({ type: 'string', title, description }) as const

export const batching = {
  ...batchingFields,
  batch_size: {
    ...batchingFields.batch_size,
    description: 'How many go in one request at most: 50 where it is left out, never more than 100.',
  },
} as const

export const personId = text(
  'Person ID',
  'The id of a person; an e-mail address and an id that begins with cio_ are known as what they are.',
)

export const anonymousId = text('Anonymous ID', 'The id of somebody who is not known yet.')

export const objectId = text('Object ID', 'The id of an object, such as an account.')

export const objectTypeId = text('Object type ID', 'The kind of object; 1 where it is left out.')

export const timestamp = text('Timestamp', 'When it happened; always sent as Unix seconds.')

export const convertTimestamp = {
  type: 'boolean',
  title: 'Convert dates',
  description: 'Send texts that are dates of ISO 8601 as Unix seconds, at any depth but not in lists.',
} as const

export const relationshipAttributes = {
  type: 'object',
  title: 'Relationship attributes',
  description: 'What is known of how a person and an object belong together.',
} as const

export const objectTypeIn = (parent: string) => ({
  '@coalesce': [{ '@path': `$.${parent}.object_type_id` }, { '@path': `$.${parent}.objectTypeId` }],
})

export const createdAt = {
  '@coalesce': [{ '@path': '$.traits.created_at' }, { '@path': '$.traits.createdAt' }],
} as const

/** Customer.io answers 400 to what is about nobody. */
export const named = (...fields: readonly string[]) => ({
  require: fields.map((name) => `exists(payload.${name})`).join(' or '),
  severity: 'warning' as const,
  code: 'IDENTIFIER_MISSING',
  message: 'Nobody is named: Customer.io refuses it.',
  fields,
})
