import type { Action, Batch, JsonObject } from '../../actions/index.js'
import type { ActionDefinition } from '../types/action-definition.js'
import type { Unchecked } from '../types/unchecked.js'
import { actionData } from './action-data.js'
import { carriedMapping, withCarried } from './carried.js'
import { addressOf, contentOfBatch, contentOfOne } from './request-content.js'

/** An action of Waybill's, and what of the definition is not in it. */
export interface SegmentAction {
  readonly action: Action
  readonly notes: readonly string[]
}

/** An action whose one request stands for a call of the definition's own code. */
export function segmentAction(
  slug: string,
  name: string,
  definition: ActionDefinition<Unchecked>,
): SegmentAction {
  const { data, notes } = actionData(name, definition)
  const url = addressOf(slug, name)
  const action: Action = {
    ...data,
    fields: withCarried(data.fields, definition),
    mapping: { ...data.mapping, ...carriedMapping },
    request: { method: 'POST', url, json: contentOfOne },
    ...(definition.performBatch !== undefined && { batch: batchOf(url, definition.fields) }),
    examples: [],
  }
  return { action, notes }
}

const usualBatch = 1_000

/** How many go together, which of them, and whether they do at all: fields of the payload say so. */
function batchOf(url: string, fields: object): Batch {
  const has = (name: string): boolean => Object.hasOwn(fields, name)
  const batchKeys = {
    '@each': {
      in: { '@path': '$.payload.batch_keys' },
      do: { '@get': { from: { '@path': '$.payload' }, key: { '@path': '@' } } },
    },
  }
  return {
    maxItems: has('batch_size') ? batchSize : usualBatch,
    ...(has('enable_batching') && { when: 'payload.enable_batching = true' }),
    ...(has('batch_keys') && { groupBy: [batchKeys] }),
    request: { method: 'POST', url, json: contentOfBatch },
    results: { '@path': '$.response.body.results' },
  }
}

const batchSize: JsonObject = {
  '@if': {
    condition: 'items.0.batch_size >= 1',
    then: { '@path': '$.items[0].batch_size' },
    else: usualBatch,
  },
}
