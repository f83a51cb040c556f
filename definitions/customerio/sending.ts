import type { Json, JsonObject } from 'waybill/actions'

const maxItemBytes = 32 * 1024
const maxBatchBytes = 500 * 1024
const mostItems = 100
const usualItems = 50

const batchSize = {
  '@if': {
    condition: 'items.0.batch_size >= 1',
    then: { '@math': { min: [{ '@path': '$.items[0].batch_size' }, mostItems] } },
    else: usualItems,
  },
}

/** A batch is answered for each item that was refused; the others were taken. */
const results = {
  '@each': {
    in: { '@path': '$.body.errors' },
    do: {
      index: { '@path': '@.batch_index' },
      then: 'discard',
      code: { '@path': '@.reason' },
      message: { '@path': '@.message' },
    },
  },
}

/**
 * How an action sends what it has to say: by itself, or in a batch with others. `body` gives it from where the
 * payload stands. What is too large goes by itself, where it is refused.
 */
export const sending = (body: (at: string) => JsonObject, groupBy: readonly Json[] = []) => ({
  let: {
    body: body('$.payload'),
    item: { '@json': { mode: 'encode', value: { '@path': '$.let.body' } } },
  },
  request: {
    method: 'POST',
    path: '/api/v2/entity',
    json: { '@path': '$.let.body' },
    maxBytes: maxItemBytes,
  },
  batch: {
    maxItems: batchSize,
    maxBytes: maxBatchBytes,
    when: `length(let.item) <= ${maxItemBytes}`,
    groupBy: [{ '@path': '@.batch_size' }, ...groupBy],
    request: {
      method: 'POST',
      path: '/api/v2/batch',
      json: { batch: { '@each': { in: { '@path': '$.items' }, as: 'item', do: body('@item') } } },
    },
    results,
  },
})
