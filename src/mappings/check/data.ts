import { type EventType, eventTypes } from '../../events/event.js'
import { eventSchemas } from '../../events/specification.js'
import { typeOfSchema } from '../../expressions/types/schema-type.js'
import { smallestOf } from '../../expressions/types/smallest.js'
import { anyType, type Type, unionOf } from '../../expressions/types/type.js'
import { onceForEach } from '../../lazy/once-for-each.js'
import type { Keywords } from '../../schemas/keywords.js'

/** What is known of the data that a mapping reads. */
export interface DataFacts {
  readonly type: Type
  /** Data that can come, with as little in it as can be: what is missing here may be missing. */
  readonly samples: readonly Sample[]
}

export interface Sample {
  readonly value: unknown
  /** The type of the event, where it is one. */
  readonly event?: EventType
}

/** JSON Schemas of track events by their names; each speaks of the whole event. */
export type TrackingPlan = { readonly [event: string]: Keywords }

export interface DataSource {
  /** The events that come: those of a type, or of several. */
  readonly event?: EventType | readonly EventType[] | undefined
  /** Of track events only those that are planned come, as it says. */
  readonly plan?: TrackingPlan | undefined
  /** A JSON Schema of what `$` is, where that is no event. */
  readonly scope?: Keywords | undefined
}

/** What a source says of the data; nothing is known where it says nothing. */
export function dataFacts({ event, plan, scope }: DataSource): DataFacts {
  if (scope !== undefined) return factsOf([scope])
  if (event === undefined && plan === undefined) return { type: anyType, samples: [] }
  const types = event === undefined ? eventTypes : [event].flat()
  const facts = types.map((type) =>
    type === 'track' && plan !== undefined ? plannedFacts(plan) : eventFacts(type),
  )
  return { type: unionOf(facts.map(({ type }) => type)), samples: facts.flatMap(({ samples }) => samples) }
}

/** What the specification says of events of a type. */
const eventFacts = onceForEach((type: EventType): DataFacts => factsOf(eventSchemas(type), type), String)

function plannedFacts(plan: TrackingPlan): DataFacts {
  const planned = Object.entries(plan).flatMap(([name, schema]) =>
    eventSchemas('track').map((track) => ({
      allOf: [track, schema, { properties: { event: { const: name } } }],
    })),
  )
  return factsOf(planned, 'track')
}

function factsOf(schemas: readonly Keywords[], event?: EventType): DataFacts {
  const types = schemas.map(typeOfSchema)
  const label = event === undefined ? {} : { event }
  return { type: unionOf(types), samples: types.map((type) => ({ ...label, value: smallestOf(type) })) }
}
