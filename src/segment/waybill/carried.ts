import type { JsonObject, ObjectSchema } from '../../actions/index.js'
import type { Bundle, InputData } from '../action/bundle.js'
import type { ActionDefinition } from '../types/action-definition.js'
import type { JSONObject } from '../types/json.js'
import type { Unchecked } from '../types/unchecked.js'

/** The field of a payload that carries what a definition's functions know besides their fields. */
export const carrier = '__segment'

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

const computationKey = { '@path': '$.context.personas.computation_key' }

/** What of an event says who enters an audience, and who leaves it. */
export const carriedMapping: JsonObject = {
  [carrier]: {
    type: { '@path': '$.type' },
    event: { '@path': '$.event' },
    personas: { '@path': '$.context.personas' },
    trait: { '@get': { from: { '@path': '$.traits' }, key: computationKey } },
    property: { '@get': { from: { '@path': '$.properties' }, key: computationKey } },
  },
}

/** A payload of an action, and what came with it. */
export interface Carried {
  readonly payload: JSONObject
  readonly event: InputData
  readonly personas: Bundle<unknown, unknown>['personasContext']
  /** What stands in the mapping besides fields. */
  readonly mapping: JSONObject
}

/** Takes a payload apart again. */
export function takeCarried(given: JSONObject, definition: ActionDefinition<Unchecked>): Carried {
  const carried = (given[carrier] ?? {}) as Unchecked
  const { personas } = carried
  const keys = carriedInMapping(definition)
  const entries = Object.entries(given)
  const [key] = [personas?.computation_key]
  return {
    payload: Object.fromEntries(entries.filter(([name]) => name !== carrier && !keys.includes(name))),
    mapping: Object.fromEntries(entries.filter(([name]) => keys.includes(name))),
    personas,
    event: {
      type: carried.type,
      event: carried.event,
      context: { personas },
      traits: key === undefined ? {} : { [key]: carried.trait },
      properties: key === undefined ? {} : { [key]: carried.property },
    },
  }
}
