import { readOwn } from '../../json/own.js'
import { Refusal } from '../outcome.js'
import { omit } from './omit.js'
import type { BlockedConfig } from './source.js'

/** The names of events by their types: where they stand in an event, and what a source blocks. */
const named = [
  { type: 'track', field: 'event' },
  { type: 'page', field: 'name' },
  { type: 'screen', field: 'name' },
] as const

/** Drops the events that a source blocks by name, and takes blocked traits away (requirements.md R85). */
export function compileBlocked(blocked: BlockedConfig): (event: unknown) => unknown | Refusal {
  const events = new Map<unknown, { readonly field: string; readonly names: true | ReadonlySet<unknown> }>(
    named.flatMap(({ type, field }) => {
      const names = blocked[type]
      return names === undefined ? [] : [[type, { field, names: names === true || new Set(names) }]]
    }),
  )
  const traits = new Map<unknown, ReadonlySet<string>>([
    ['identify', new Set(blocked.identifyTraits)],
    ['group', new Set(blocked.groupProperties)],
  ])
  return (event) => {
    const type = readOwn(event, 'type')
    const rule = events.get(type)
    if (rule !== undefined) {
      const name = readOwn(event, rule.field)
      if (rule.names === true) return refuse(`the source blocks every ${type} event`, 'type')
      if (rule.names.has(name)) return refuse(`the source blocks ${type} events named "${name}"`, rule.field)
    }
    const blockedTraits = traits.get(type)
    return blockedTraits === undefined ? event : omit(event, 'traits', blockedTraits, 'omitted')
  }
}

const refuse = (reason: string, field: string): Refusal =>
  new Refusal({ kind: 'event', code: 'event_setting', reason, fields: [field] })
