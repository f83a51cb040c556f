import type { Action } from '../../actions/index.js'
import { functions } from '../../functions/index.js'
import { readOwn } from '../../json/own.js'
import type { JsonObject } from '../../json/value.js'
import { compileMapping, type MappingCandidate, suggestMapping, ValueFailure } from '../../mappings/index.js'
import { compileTrigger } from '../../triggers/index.js'

/** Sample data: events (or rows), or no more than the names of a row's columns. */
export type SampleData = { readonly events: readonly JsonObject[] } | { readonly columns: readonly string[] }

/** What could be mapped to one field of an action. */
export interface FieldProposal {
  readonly field: string
  readonly required: boolean
  /** Whether the action's default mapping gives it a value for some of the events. */
  readonly hasDefault: boolean
  /** The best first. */
  readonly candidates: readonly MappingCandidate[]
}

export interface Proposals {
  readonly fields: readonly FieldProposal[]
  /** How many events the proposals were made of: where some match the action's default trigger, those only. */
  readonly events: number
}

/** Proposals for the fields of an action that people map, from sample data (requirements.md R15). */
export function proposeMappings(action: Action, data: SampleData): Proposals {
  const events = 'events' in data ? eventsFor(action, data.events) : []
  const source = 'events' in data ? { event: events } : data
  const { properties = {}, required = [] } = action.fields
  const shown = Object.fromEntries(Object.entries(properties).filter(([, { ui }]) => !readOwn(ui, 'hidden')))
  const payloads = payloadsByDefault(action, events)
  const fields = suggestMapping({ properties: shown }, source).map(({ field, candidates }) => ({
    field,
    required: required.includes(field),
    hasDefault: payloads.some((payload) => !isEmpty(readOwn(payload, field))),
    candidates,
  }))
  return { fields, events: events.length }
}

/** The events that the action's default trigger asks for, or all where it asks for none of them. */
function eventsFor({ trigger }: Action, events: readonly JsonObject[]): readonly JsonObject[] {
  if (trigger === undefined) return events
  const matches = compileTrigger(trigger)
  const matching = events.filter((event) => matches(event))
  return matching.length > 0 ? matching : events
}

/** What the default mapping makes of the events. */
function payloadsByDefault(
  { mapping, expandKeys }: Action,
  events: readonly JsonObject[],
): readonly unknown[] {
  if (mapping === undefined) return []
  const apply = compileMapping(mapping, {
    functions,
    clock: Date.now,
    ...(expandKeys === undefined ? {} : { expandKeys }),
  })
  return events.map((event) => {
    try {
      return apply(event)
    } catch (error) {
      if (error instanceof ValueFailure) return undefined
      throw error
    }
  })
}

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === ''
