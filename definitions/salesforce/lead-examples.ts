import type { Example } from 'waybill/actions'
import { connection, lookedUp, sent, sentEmpty } from './examples.js'

const base = { messageId: 'm-1', timestamp: '2025-02-11T14:03:21.513Z', type: 'identify' }
const event = { ...base, userId: 'u-1', traits: { last_name: 'Lovelace', email: 'ada@example.com' } }
const record = { LastName: 'Lovelace', Email: 'ada@example.com' }
const byEmail = { traits: { email: { '@path': '$.traits.email' } } }
const found = (...ids: readonly string[]) => ({
  url: '/query/',
  status: 200,
  body: { totalSize: ids.length, records: ids.map((Id) => ({ Id })) },
})
const lookUp = lookedUp("SELECT Id FROM Lead WHERE email = 'ada@example.com'")

export const leadExamples: readonly Example[] = [
  {
    ...connection,
    title: 'a new lead, with a field of the organisation’s own',
    syncMode: 'add',
    mapping: { customFields: { Tier__c: 'gold' } },
    event,
    requests: [sent('POST', '/sobjects/Lead', { ...record, Tier__c: 'gold' })],
  },
  {
    ...connection,
    title: 'a lead that is there is updated',
    syncMode: 'upsert',
    mapping: byEmail,
    event,
    responses: [found('00Q1')],
    requests: [lookUp, sent('PATCH', '/sobjects/Lead/00Q1', record)],
  },
  {
    ...connection,
    title: 'what looks like a query stays a value',
    syncMode: 'delete',
    mapping: {
      recordMatcherOperator: 'AND',
      traits: { 'Email OR Id != null': { '@path': '$.traits.email' }, IsConverted: false, Age__c: 5 },
    },
    event: { ...event, traits: { email: "x\\' OR Name != '\n" } },
    responses: [found('00Q1')],
    requests: [
      lookedUp(
        "SELECT Id FROM Lead WHERE EmailORIdnull = 'x\\\\\\' OR Name != \\'\\n' AND IsConverted = false AND Age__c = 5",
      ),
      sentEmpty('DELETE', '/sobjects/Lead/00Q1'),
    ],
  },
  {
    ...connection,
    title: 'a lead with an id needs no look-up',
    syncMode: 'update',
    mapping: { traits: { Id: '00Q9' } },
    event,
    requests: [sent('PATCH', '/sobjects/Lead/00Q9', record)],
  },
  {
    ...connection,
    title: 'no lead is there to update',
    syncMode: 'update',
    mapping: byEmail,
    event,
    responses: [found()],
    requests: [lookUp],
    outcome: { status: 'discarded', code: 'RECORD_NOT_FOUND' },
  },
  {
    ...connection,
    title: 'several as one job, with the columns of all of them',
    syncMode: 'upsert',
    mapping: {
      enable_batching: true,
      bulkUpsertExternalId: { externalIdName: 'Ext__c', externalIdValue: { '@path': '$.userId' } },
    },
    events: [
      { ...base, userId: 'u-1', traits: { last_name: 'Lovelace', first_name: 'Ada "A", L' } },
      { ...base, userId: 'u-2', traits: { last_name: 'Babbage' } },
    ],
    responses: [{ method: 'POST', url: '/jobs/ingest', status: 200, body: { id: '750J1' } }],
    requests: [
      sent('POST', '/jobs/ingest', {
        object: 'Lead',
        contentType: 'CSV',
        operation: 'upsert',
        externalIdFieldName: 'Ext__c',
      }),
      {
        ...sentEmpty('PUT', '/jobs/ingest/750J1/batches'),
        headers: { authorization: 'Bearer sf_example', 'content-type': 'text/csv' },
        csv: {
          columns: ['LastName', 'FirstName', 'Ext__c'],
          rows: [
            ['Lovelace', 'Ada "A", L', 'u-1'],
            ['Babbage', null, 'u-2'],
          ],
          quote: 'always',
          missing: '#N/A',
          lineEnd: '\n',
        },
      },
      sent('PATCH', '/jobs/ingest/750J1', { state: 'UploadComplete' }),
    ],
    outcomes: [{ status: 'delivered' }, { status: 'delivered' }],
  },
  {
    ...connection,
    title: 'a new lead needs a last name',
    syncMode: 'add',
    event: { ...base, userId: 'u-1', traits: { email: 'ada@example.com' } },
    outcome: { code: 'PAYLOAD_VALIDATION_FAILED', fields: ['last_name'] },
  },
]

export const olderLeadExamples: readonly Example[] = [
  {
    ...connection,
    title: 'a lead that is there is updated',
    mapping: { operation: 'upsert', ...byEmail },
    event,
    responses: [found('00Q1')],
    requests: [lookUp, sent('PATCH', '/sobjects/Lead/00Q1', record)],
  },
  {
    ...connection,
    title: 'nothing says which lead is to be updated',
    mapping: { operation: 'update' },
    event,
    outcome: { code: 'PAYLOAD_VALIDATION_FAILED', fields: ['traits'] },
  },
]
