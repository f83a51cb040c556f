import type { Json } from 'waybill/actions'
import { ownerOf, withOwners } from '../shared/owners.js'

/** The most events that a request takes, and the bytes that each of Mixpanel’s pages allows. */
export const limits = { maxItems: 2000, maxBytes: 2_000_000 }

/** A list of events, to `/import`. */
export const importRequest = (events: Json) => ({
  method: 'POST',
  path: '/import',
  query: { strict: { '@path': '$.settings.strictMode' } },
  headers: { authorization: { '@template': 'Basic {{$.let.credentials}}' } },
  json: events,
})

export const importResponses = [
  { when: 'status = 413', then: 'split' },
  {
    when: 'status = 400 and typeof(body.error) = "string"',
    then: 'discard',
    message: { '@path': '$.response.body.error' },
  },
] as const

/**
 * What an answer says of items: records that it names were refused, all others were taken. `owners` is a mapping to
 * the place of the item that each event of the request came from.
 */
export const importResults = (owners: Json) => ({
  '@if': {
    condition:
      'response.status = 400 and length(response.body.failed_records) > 0 and every(response.body.failed_records, typeof(@.index) = "number")',
    then: withOwners(owners, refused, taken),
  },
})

const refused = {
  '@each': {
    in: { '@path': '$.response.body.failed_records' },
    as: 'record',
    do: {
      index: ownerOf({ '@path': '@record.index' }),
      then: 'discard',
      code: 'RECORD_REFUSED',
      message: {
        '@join': { value: [{ '@path': '@record.field' }, { '@path': '@record.message' }], separator: ': ' },
      },
    },
  },
}

/** Of an item that is also refused the refusal counts. */
const taken = {
  '@each': { in: { '@path': '$.items' }, do: { index: { '@path': '@index' }, then: 'success' } },
}
