import { definitions } from 'waybill/definitions'
import type { ObjectSchema } from '../../src/actions/index.js'
import type { EventType } from '../../src/events/event.js'
import type { JsonObject } from '../../src/json/value.js'
import { compileTrigger } from '../../src/triggers/index.js'
import { ads } from './ads.js'
import { contacts } from './contacts.js'
import { orders } from './orders.js'

/** A mapping that is right, with what it is held to: mutants are made of it. */
export interface Subject {
  readonly name: string
  readonly fields: ObjectSchema
  readonly mapping: JsonObject
  readonly events: readonly EventType[]
}

/** The default mappings of all definitions, and a few larger ones of ours. */
export const subjects: readonly Subject[] = [
  // A record has no type that could say what is in it.
  ...definitions
    .filter(({ input }) => input !== 'record')
    .flatMap((definition) =>
      Object.entries(definition.actions).map(([name, { fields, mapping, trigger, examples }]): Subject => {
        // What an action leaves to its subscribers, its first example says.
        const example = examples[0]?.mapping ?? {}
        return {
          name: `${definition.slug}/${name}`,
          fields,
          mapping: { ...mapping, ...example },
          events: eventsOf(definition.events ?? [], trigger),
        }
      }),
    ),
  orders,
  contacts,
  ads,
]

const mutatedDestinations = ['segment', 'slack', 'webhook']

/** Those that mutants are made of: events that others need, with what an order or an alias has, are not met by chance. */
export const mutated: readonly Subject[] = subjects.filter(({ name }) => {
  const [destination = '', action] = name.split('/')
  return action === undefined || mutatedDestinations.includes(destination)
})

/** The types that a trigger lets through; one that asks for more than a type speaks of what has an event's name. */
function eventsOf(types: readonly EventType[], trigger: string | undefined): readonly EventType[] {
  const matched = types.filter(trigger === undefined ? () => true : matchedBy(trigger))
  return matched.length > 0 ? matched : types.filter((type) => type === 'track')
}

/** A trigger by type lets through an event that has nothing but its type. */
function matchedBy(trigger: string): (type: EventType) => boolean {
  const matches = compileTrigger(trigger)
  return (type) => matches({ type })
}
