import type { RequestTemplate } from 'waybill/actions'
import { isOneOf, type Mode } from './mode.js'
import { unexpected } from './responses.js'

const path = '/sobjects/{{let.object}}'
const json = { '@path': '$.let.record' }

/** The record that is meant: named by its id, or the one that the look-up found. */
export const idLets = (mode: Mode) => ({
  id: {
    '@if': {
      condition: isOneOf(mode, 'update', 'delete'),
      then: {
        '@coalesce': {
          values: [
            { '@path': '$.payload.traits.Id' },
            {
              '@if': {
                condition: `length(let.conditions) = 0 and ${isOneOf(mode, 'update')}`,
                then: { '@path': '$.payload.bulkUpdateRecordId' },
              },
            },
          ],
          skip: 'blank',
        },
      },
    },
  },
  found: {
    '@coalesce': [{ '@path': '$.let.id' }, { '@path': '$.steps.lookUp.body.records[0].Id' }],
  },
})

const isKnown = '(exists(let.id) or steps.lookUp.body.totalSize = 1)'

/** One record: looked up where it is not known, then written. */
export const requestsOf = (mode: Mode): readonly RequestTemplate[] => [
  {
    id: 'lookUp',
    when: `${isOneOf(mode, 'update', 'upsert', 'delete')} and !exists(let.id) and length(let.conditions) > 0`,
    method: 'GET',
    path: '/query/',
    query: { q: { '@path': '$.let.soql' } },
    responses: [
      unexpected('typeof(body.totalSize) = "number"'),
      {
        when: 'body.totalSize > 1',
        then: 'discard',
        code: 'MULTIPLE_RECORDS_FOUND',
        message: 'Several records match, so it is not known which one is meant.',
      },
      {
        when: `body.totalSize = 0 and !${isOneOf(mode, 'upsert')}`,
        then: 'discard',
        code: 'RECORD_NOT_FOUND',
        message: 'No record matches.',
      },
    ],
  },
  {
    id: 'create',
    when: `${isOneOf(mode, 'add')} or (${isOneOf(mode, 'upsert')} and steps.lookUp.body.totalSize = 0)`,
    method: 'POST',
    path,
    json,
  },
  {
    id: 'upsert',
    when: `${isOneOf(mode, 'upsert')} and length(let.conditions) = 0`,
    method: 'PATCH',
    path: `${path}/{{payload.bulkUpsertExternalId.externalIdName}}/{{payload.bulkUpsertExternalId.externalIdValue}}`,
    json,
  },
  {
    id: 'update',
    when: `${isOneOf(mode, 'update', 'upsert')} and ${isKnown}`,
    method: 'PATCH',
    path: `${path}/{{let.found}}`,
    json,
  },
  {
    id: 'delete',
    when: `${isOneOf(mode, 'delete')} and ${isKnown}`,
    method: 'DELETE',
    path: `${path}/{{let.found}}`,
  },
]
