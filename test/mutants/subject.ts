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
  ...definitions.flatMap((definition) =>
    Object.entries(definition.actions).map(([name, { fields, mapping, trigger, examples }]): Subject => {
      // What an action leaves to its subscribers, its first example says.
      const example = examples[0]?.mapping ?? {}
      return {
        name: `${definition.slug}/${name}`,
        fields,
        mapping: { ...mapping, ...example },
        events: (definition.events ?? []).filter(trigger === undefined ? () => true : matchedBy(trigger)),
      }
    }),
  ),
  orders,
  contacts,
  ads,
]

/** A trigger by type lets through an event that has nothing but its type. */
function matchedBy(trigger: string): (type: EventType) => boolean {
  const matches = compileTrigger(trigger)
  return (type) => matches({ type })
}
