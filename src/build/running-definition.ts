import mapValues from 'lodash/mapValues.js'
import pick from 'lodash/pick.js'
import type { Action, Destination, ObjectSchema, RunningAction, RunningDefinition } from '../actions/index.js'
import { withoutWords } from '../schemas/without-words.js'

/** What of a definition is asked when events run through those of its actions that are named. */
export function runningDefinition(definition: Destination, used: ReadonlySet<string>): RunningDefinition {
  return {
    ...pick(definition, ['slug', 'name', 'integrationNames', 'enabledByDefault', 'input', 'events']),
    settings: inShort(definition.settings),
    ...(definition.request === undefined ? {} : { request: pick(definition.request, ['hosts']) }),
    ...(definition.init === undefined ? {} : { init: { queue: definition.init.queue, calls: [] } }),
    actions: mapValues(definition.actions, (action, name) =>
      used.has(name) ? runningAction(action) : { fields: noFields, ...ownSettings(action) },
    ),
  }
}

const noFields = { type: 'object' } as const

export const runningAction = (action: Action): RunningAction => ({
  ...pick(action, ['coercion', 'syncModes', 'deferred', 'single']),
  ...ownSettings(action),
  fields: inShort(action.fields),
  ...(action.commands === undefined ? {} : { commands: { queue: action.commands.queue, calls: [] } }),
})

/** Also of actions that do not run: their settings may be given. */
const ownSettings = ({ settings }: Action): Pick<RunningAction, 'settings'> =>
  settings === undefined ? {} : { settings: inShort(settings) }

const inShort = (schema: ObjectSchema): ObjectSchema => ({ ...withoutWords(schema), type: 'object' })
