import type { Action, SyncMode } from '../../actions/index.js'
import { looseTrigger } from '../destination/loose-trigger.js'
import type { ActionDefinition } from '../types/action-definition.js'
import type { Unchecked } from '../types/unchecked.js'
import { defaultMapping } from './default-mapping.js'
import { objectSchema } from './object-schema.js'

/** What of an action is data: all but what it sends. */
export interface ActionData {
  readonly data: Pick<Action, 'title' | 'description' | 'trigger' | 'fields' | 'mapping' | 'syncModes'>
  /** What of it Waybill does not take, and why. */
  readonly notes: readonly string[]
}

/** An action's fields, trigger and default mapping as Waybill has them. */
export function actionData(name: string, definition: ActionDefinition<Unchecked>): ActionData {
  const { title, description, defaultSubscription } = definition
  const fields = objectSchema(definition.fields)
  const { mapping, refused } = defaultMapping(definition.fields, fields)
  const trigger = defaultSubscription ? looseTrigger(defaultSubscription) : undefined
  const syncModes = syncModesOf(definition)
  const data = {
    title,
    ...(description && { description }),
    ...(trigger?.matches !== undefined && { trigger: trigger.text }),
    fields,
    mapping,
    ...(syncModes.length > 0 && { syncModes }),
  }
  const noTrigger =
    trigger?.problem === undefined ? [] : [`${name}: its default trigger is left out: ${trigger.problem}`]
  const left = [...refused].map(([field, problem]) => `${name}.${field}: its default is left out: ${problem}`)
  return { data, notes: [...noTrigger, ...left] }
}

/** The default first, as Waybill has it. */
function syncModesOf({ syncMode }: ActionDefinition<Unchecked>): readonly SyncMode[] {
  if (syncMode === undefined) return []
  return [...new Set([syncMode.default, ...syncMode.choices.map(({ value }) => value)])]
}
