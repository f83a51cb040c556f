import type { Example, JsonObject } from 'waybill/actions'
import type { RecordKind } from './actions-for.js'

/** The parts that all examples have: a service that holds the tokens. */

export const connection = {
  settings: { instanceUrl: 'https://acme.my.salesforce.com' },
  auth: { accessToken: 'sf_example', refreshToken: 'sf_refresh' },
} as const

const url = (path: string) => `https://acme.my.salesforce.com/services/data/v53.0${path}`
const auth = { scheme: 'token' }

export const sent = (method: string, path: string, json: JsonObject) => ({
  method,
  url: url(path),
  headers: { authorization: 'Bearer sf_example', 'content-type': 'application/json' },
  json,
  auth,
})

export const sentEmpty = (method: string, path: string) => ({
  method,
  url: url(path),
  headers: { authorization: 'Bearer sf_example' },
  auth,
})

export const lookedUp = (soql: string) => sentEmpty('GET', `/query/?q=${encodeURIComponent(soql)}`)

/** The examples that every kind of records has: one is created, and one can not be. */
export function usualExamples(
  object: string,
  event: JsonObject,
  record: JsonObject,
  mapping: JsonObject = {},
): Pick<RecordKind, 'examples' | 'olderExamples'> {
  const failure: Example = {
    ...connection,
    title: 'nothing says which record is to be deleted',
    mapping,
    event,
    outcome: { code: 'PAYLOAD_VALIDATION_FAILED', fields: ['traits'] },
  }
  const created: Example = {
    ...connection,
    title: 'a new record',
    mapping,
    event,
    requests: [sent('POST', `/sobjects/${object}`, record)],
  }
  return {
    examples: [
      { ...created, syncMode: 'add' },
      { ...failure, syncMode: 'delete' },
    ],
    olderExamples: [
      { ...created, mapping: { ...mapping, operation: 'create' } },
      { ...failure, mapping: { ...mapping, operation: 'delete' } },
    ],
  }
}
