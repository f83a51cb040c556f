import type { Destination } from '../../../actions/index.js'
import { underAddress } from '../action/under-address.js'
import type { NewAction } from '../action/write-action.js'
import { actionNames } from './action-names.js'
import { convertOperation } from './convert-operation.js'
import { Losses } from './losses.js'
import type { OpenApi } from './open-api.js'
import { securityOf } from './security.js'
import { serverOf } from './servers.js'

/** The operations of an API as actions of a definition that is there, with own names: its address and its auth stay. */
export function actionsOfApi(
  { root, operations, reading }: OpenApi,
  definition: Destination,
  names: readonly string[] = actionNames(operations),
): readonly NewAction[] {
  const { losses } = reading
  const { slug, name: title, auth, request } = definition
  return operations.map((operation, index) => {
    // Of what the API says here nothing is taken, so nothing of it is lost.
    const aside = { ...reading, losses: new Losses() }
    const server = serverOf(root, operation, { slug, title }, aside.losses)
    const secured = securityOf(root, operation, server.baseUrl, aside)
    if (request?.baseUrl !== undefined && request.baseUrl !== server.baseUrl)
      losses.add(operation.id, `requests go where the definition says, not to ${server.baseUrl}`)
    if ((secured.auth?.type ?? 'none') !== (auth?.type ?? 'none'))
      losses.add(operation.id, 'requests prove who is asking as the definition says, not as the API does')
    const { name, action } = convertOperation(operation, names[index] ?? operation.id, secured, {}, reading)
    return { name, action: underAddress(action, definition, server.baseUrl) }
  })
}
