import type { Action, JsonObject } from 'waybill/actions'

/** A larger event is refused by the Tracking API, and a larger batch as a whole. */
const maxEventBytes = 32 * 1024
const maxBatchBytes = 500 * 1024

/** More of them are answered with success and thrown away. */
const maxBatchItems = 2500

/**
 * How an action sends an event: by itself, or in a batch with others. `body` gives its body from where the payload
 * stands. One that is too large goes by itself, where it is refused.
 */
export const sending = (
  type: string,
  body: (at: string) => JsonObject,
): Required<Pick<Action, 'let' | 'request' | 'batch'>> => ({
  let: {
    body: body('$.payload'),
    item: {
      '@json': {
        mode: 'encode',
        value: { '@merge': { direction: 'right', objects: [{ type }, { '@path': '$.let.body' }] } },
      },
    },
  },
  request: { method: 'POST', path: `/${type}`, json: { '@path': '$.let.body' }, maxBytes: maxEventBytes },
  batch: {
    maxItems: maxBatchItems,
    maxBytes: maxBatchBytes,
    when: `length(let.item) <= ${maxEventBytes}`,
    request: {
      method: 'POST',
      path: '/batch',
      json: {
        batch: { '@each': { in: { '@path': '$.items' }, as: 'item', do: { type, ...body('@item') } } },
      },
    },
  },
})
