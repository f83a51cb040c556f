import type { JsonObject, ObjectSchema } from '../../actions/index.js'
import type { ActionDefinition } from '../types/action-definition.js'
import type { JSONObject } from '../types/json.js'
import type { SegmentEvent } from '../types/segment-event.js'
import type { Unchecked } from '../types/unchecked.js'

/** The field of a payload that carries the event, which a definition's functions see besides their fields. */
const carrier = '__segment'

const matchingKey = '__segment_internal_matching_key'

const carriedInMapping = (definition: ActionDefinition<Unchecked>): readonly string[] => [
  matchingKey,
  ...Object.keys(definition.hooks ?? {}),
]

const hidden = { ui: { hidden: true } } as const

const carrierField = {
  type: 'object',
  additionalProperties: true,
  title: 'Event',
  description: 'The whole event, which the code of the definition reads: `{ "@path": "$" }`.',
  ...hidden,
} as const

/** The fields of an action with those that carry what is none of them. */
export function withCarried(schema: ObjectSchema, definition: ActionDefinition<Unchecked>): ObjectSchema {
  const inMapping = carriedInMapping(definition).map((key) => [key, hidden])
  return {
    ...schema,
    properties: { ...schema.properties, [carrier]: carrierField, ...Object.fromEntries(inMapping) },
    // Without the event code would take somebody for no member of an audience, and say nothing of it.
    required: [...(schema.required ?? []), carrier],
  }
}

export const carriedMapping: JsonObject = { [carrier]: { '@path': '$' } }

/** A payload of an action, and what came with it. */
export interface Carried {
  readonly payload: JSONObject
  readonly event: SegmentEvent
  /** What stands in the mapping besides fields. */
  readonly mapping: JSONObject
}

/** Takes a payload apart again: a copy, for functions of definitions change what they are given. */
export function takeCarried(given: JSONObject, definition: ActionDefinition<Unchecked>): Carried {
  const { [carrier]: event, ...others } = structuredClone(given)
  const keys = carriedInMapping(definition)
  const entries = Object.entries(others)
  return {
    payload: Object.fromEntries(entries.filter(([name]) => !keys.includes(name))),
    mapping: Object.fromEntries(entries.filter(([name]) => keys.includes(name))),
    event: (event ?? { type: 'track' }) as Unchecked,
  }
}
