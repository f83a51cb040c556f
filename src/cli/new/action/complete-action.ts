import { type Action, checkDefinition, type Destination } from '../../../actions/index.js'
import { functions } from '../../../functions/index.js'
import { CliError } from '../../cli-error.js'
import { completeExamples } from '../complete.js'
import { connectionOfExamples } from './connection-of-examples.js'
import type { NewAction } from './write-action.js'

/** An action with what comes of its examples. Throws a `CliError` where it does not fit into the definition. */
export function completeAction(definition: Destination, { name, action }: NewAction): NewAction {
  const connection = connectionOfExamples(definition)
  const examples = action.examples.map(({ title, ...example }) => ({ title, ...connection, ...example }))
  const draft = { ...definition, actions: { [name]: { ...action, examples } }, presets: [] }
  const problem = checkDefinition(draft, { functions }).find(({ severity }) => severity === 'error')
  if (problem !== undefined)
    throw new CliError(`"${name}" does not fit into "${definition.slug}": ${problem.message}`)
  return { name, action: completed(draft, name) ?? action }
}

const completed = (draft: Destination, name: string): Action | undefined =>
  completeExamples(draft).actions[name]
