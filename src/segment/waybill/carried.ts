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

const ofAnyKind = { ui: { hidden: true } } as const

/** The fields that carry it, beside those of the action. */
export const carriedFields = (
  definition: ActionDefinition<Unchecked>,
): NonNullable<ObjectSchema['properties']> => ({
  [carrier]: { type: 'object', additionalProperties: true, ...ofAnyKind },
  ...Object.fromEntries(carriedInMapping(definition).map((key) => [key, ofAnyKind])),
})

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
