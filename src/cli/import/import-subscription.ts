import type { Destination, SubscriptionConfig } from '../../index.js'
import type { JsonObject } from '../../json/value.js'
import { checkFql } from '../../triggers/index.js'
import { actionOf } from './find-definition.js'
import { importMapping } from './import-mapping.js'
import { importName } from './import-name.js'
import type { Notes } from './note.js'
import { isJsonObject, type SegmentDestination } from './read-export.js'
import { findTriggerDoubts } from './trigger-doubts.js'
import { type Variables, withoutVariables } from './variables.js'

/** A subscription as Waybill has it; undefined where it can not be carried over. */
export function importSubscription(
  saved: JsonObject,
  destination: SegmentDestination,
  definition: Destination,
  variables: Variables,
  notes: Notes,
): SubscriptionConfig | undefined {
  const action = importAction(saved, destination, definition, notes)
  const trigger = importTrigger(saved, notes)
  if (action === undefined || trigger === undefined) return undefined
  const found = definition.actions[action]
  if (found === undefined) return undefined
  if (typeof saved.modelId === 'string' && saved.modelId !== '')
    notes.toDo('rows of a model feed it in Segment: send them to the connection as events')
  const mapping = isJsonObject(saved.mapping) ? saved.mapping : saved.settings
  return {
    ...importName(saved.name, notes),
    action,
    enabled: destination.enabled && saved.enabled !== false,
    trigger,
    ...importMapping(isJsonObject(mapping) ? mapping : undefined, found, variables, notes),
  }
}

function importAction(
  { partnerAction, actionSlug, actionId }: JsonObject,
  { actionNames }: SegmentDestination,
  definition: Destination,
  notes: Notes,
): string | undefined {
  const byId = typeof actionId === 'string' ? actionNames.get(actionId) : undefined
  const name = [partnerAction, actionSlug, byId].find((one) => typeof one === 'string' && one !== '')
  if (typeof name !== 'string') {
    notes.leftOut(
      'its action is only known by an id: import the answer for the destination, with its metadata, too',
    )
    return undefined
  }
  const action = actionOf(name, definition)
  if (action === undefined)
    notes.leftOut(
      `${definition.name} has no action "${name}" here; it has ${Object.keys(definition.actions).join(', ')}`,
    )
  else if (action !== name) notes.changed(`the action "${name}" is called "${action}" here`)
  return action
}

function importTrigger({ subscribe, trigger }: JsonObject, notes: Notes): string | undefined {
  const query = [subscribe, trigger].find((one) => typeof one === 'string' && one.trim() !== '')
  if (typeof query !== 'string') {
    notes.leftOut('it has no trigger')
    return undefined
  }
  const [error] = checkFql(query).filter(({ severity }) => severity === 'error')
  if (error !== undefined) {
    const hint = error.hint === undefined ? '' : `, ${error.hint}`
    notes.leftOut(`its trigger is none that can be read: ${error.message}${hint}: ${query}`)
    return undefined
  }
  const doubts = findTriggerDoubts(query)
  if (doubts.length > 0)
    notes.changed(
      `the trigger ${query} may match other events: to the public framework ${doubts.join(', and ')}; here it means what it says`,
    )
  return withoutVariables(query)
}
