import isEqual from 'lodash/isEqual.js'
import type { Action, Destination } from '../../../actions/index.js'
import { DEFAULT_REQUEST_TIMEOUT } from '../../http/prepare-request.js'
import type { DestinationDefinition } from '../../types/destination-definition.js'
import type { Unchecked } from '../../types/unchecked.js'
import { actionData } from '../action-data.js'
import { destinationHead } from '../segment-destination.js'
import { segmentPresets } from '../segment-presets.js'
import type { ActionDescription } from './describe-action.js'
import { hasHostOfItsOwn } from './doubts.js'

/**
 * A definition with the actions that could be data, as data; undefined where none could. Left out are those with other
 * credentials than the first, and those whose host comes from settings: which hosts it may be is for its author to say.
 */
export function draftOf(
  definition: DestinationDefinition<Unchecked>,
  described: readonly ActionDescription[],
): Destination | undefined {
  const possible = described.filter(({ couldBeData }) => couldBeData)
  const auth = possible[0]?.auth
  const actions = possible.flatMap((one): readonly (readonly [string, Action])[] => {
    const code = definition.actions[one.action]
    if (code === undefined || one.request === undefined || !isEqual(one.auth, auth)) return []
    if (!hasHostOfItsOwn(one.request)) return []
    return [[one.action, { ...actionData(one.action, code).data, request: one.request, examples: [] }]]
  })
  if (actions.length === 0) return undefined
  const names = actions.map(([name]) => name)
  const presets = segmentPresets(definition).presets.filter(({ action }) => names.includes(action))
  return {
    ...destinationHead(definition),
    ...(auth !== undefined && { auth }),
    request: { timeoutMs: DEFAULT_REQUEST_TIMEOUT },
    actions: Object.fromEntries(actions),
    ...(presets.length > 0 && { presets }),
  }
}
