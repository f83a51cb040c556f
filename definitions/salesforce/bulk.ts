import type { Batch } from 'waybill/actions'
import type { Mode } from './mode.js'
import type { Columns } from './record.js'
import { recordOf } from './record.js'
import { unexpected } from './responses.js'

/** Many records as one job of Bulk API 2.0. */

const isEmpty = (columns: Columns): boolean => Object.keys(columns).length === 0

/** The columns that one item has values for, in its order. */
const namesOf = (columns: Columns) => ({
  '@each': {
    in: {
      '@entries': {
        in: { '@path': '@item' },
        to: 'list',
        value: {
          '@if': {
            condition: '@.key = "customFields"',
            then: { '@entries': { in: { '@path': '@.value' }, to: 'list', value: { '@path': '@.key' } } },
            ...(isEmpty(columns)
              ? {}
              : { else: [{ '@switch': { on: { '@path': '@.key' }, cases: columns } }] }),
          },
        },
      },
    },
    flat: true,
  },
})

/** The column with which records are found: its name, and its value in an item. */
const idColumn = {
  '@switch': {
    on: { '@path': '$.let.operation' },
    cases: { upsert: { '@path': '$.items[0].bulkUpsertExternalId.externalIdName' }, update: 'Id' },
  },
}

const idValue = {
  '@switch': {
    on: { '@path': '$.let.operation' },
    cases: {
      upsert: { '@path': '@item.bulkUpsertExternalId.externalIdValue' },
      update: { '@path': '@item.bulkUpdateRecordId' },
    },
  },
}

const job = '/jobs/ingest/{{steps.job.body.id}}'

export const bulkOf = (object: string | undefined, columns: Columns, { item, add }: Mode) =>
  ({
    when: 'payload.enable_batching = true',
    maxItems: {
      '@if': {
        condition: 'items.0.batch_size >= 1 and items.0.batch_size <= 10000',
        then: { '@path': '$.items[0].batch_size' },
        else: 5000,
      },
    },
    groupBy: [
      { '@path': item.replace('$.items[0]', '@') },
      object ?? { '@path': '@.customObjectName' },
      { '@path': '@.bulkUpsertExternalId.externalIdName' },
    ],
    let: {
      operation: {
        '@switch': { on: { '@path': item }, cases: { [add]: 'insert' }, default: { '@path': item } },
      },
      idColumn,
      columns: {
        '@unique': {
          '@compact': {
            '@each': {
              in: [
                {
                  '@each': {
                    in: { '@reverse': { '@path': '$.items' } },
                    as: 'item',
                    do: namesOf(columns),
                    flat: true,
                  },
                },
                [{ '@path': '$.let.idColumn' }],
              ],
              flat: true,
            },
          },
        },
      },
      rows: {
        '@each': {
          in: { '@path': '$.items' },
          as: 'item',
          do: {
            '@merge': {
              direction: 'right',
              objects: [
                recordOf('@item', columns),
                {
                  '@fromEntries': {
                    in: [{ key: { '@path': '$.let.idColumn' }, value: idValue }],
                  },
                },
              ],
            },
          },
        },
      },
    },
    requests: [
      {
        id: 'job',
        method: 'POST',
        path: '/jobs/ingest',
        json: {
          object: object ?? { '@path': '$.items[0].customObjectName' },
          contentType: 'CSV',
          operation: { '@path': '$.let.operation' },
          externalIdFieldName: { '@path': '$.let.idColumn' },
        },
        responses: [unexpected('exists(body.id)')],
      },
      {
        id: 'upload',
        method: 'PUT',
        path: `${job}/batches`,
        csv: {
          rows: { '@path': '$.let.rows' },
          columns: { '@path': '$.let.columns' },
          quote: 'always',
          missing: '#N/A',
          lineEnd: '\n',
        },
        // A job that stays open counts against the limits of the organisation.
        onFailure: 'continue',
      },
      { id: 'close', method: 'PATCH', path: job, json: { state: 'UploadComplete' } },
    ],
  }) as const satisfies Batch
