import type { Action, Batch, JsonObject, SyncMode } from '../../actions/index.js'
import { looseTrigger } from '../destination/loose-trigger.js'
import type { ActionDefinition } from '../types/action-definition.js'
import type { Unchecked } from '../types/unchecked.js'
import { carriedMapping, withCarried } from './carried.js'
import { defaultMapping } from './default-mapping.js'
import { objectSchema } from './object-schema.js'
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
  const { title, description, fields, defaultSubscription } = definition
  const schema = objectSchema(fields)
  const { mapping, refused } = defaultMapping(fields, schema)
  const trigger = defaultSubscription ? looseTrigger(defaultSubscription) : undefined
  const syncModes = syncModesOf(definition)
  const url = addressOf(slug, name)
  const action: Action = {
    title,
    ...(description && { description }),
    ...(trigger?.matches !== undefined && { trigger: trigger.text }),
    fields: withCarried(schema, definition),
    mapping: { ...mapping, ...carriedMapping },
    request: { method: 'POST', url, json: contentOfOne },
    ...(definition.performBatch !== undefined && { batch: batchOf(url, fields) }),
    ...(syncModes.length > 0 && { syncModes }),
    examples: [],
  }
  const left = [...refused].map(([field, problem]) => `${name}.${field}: its default is left out: ${problem}`)
  const noTrigger =
    trigger?.problem === undefined ? [] : [`${name}: its default trigger is left out: ${trigger.problem}`]
  return { action, notes: [...noTrigger, ...left] }
}

/** The default first, as Waybill has it. */
function syncModesOf({ syncMode }: ActionDefinition<Unchecked>): readonly SyncMode[] {
  if (syncMode === undefined) return []
  return [...new Set([syncMode.default, ...syncMode.choices.map(({ value }) => value)])]
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
