import { type CompiledDestination, declaresTarget } from '../actions/index.js'
import { compileRedaction } from '../engine/redact.js'
import { longestFirst, redactText } from '../engine/secret-texts.js'
import type { Account } from './accounts/account.js'
import type { ReceivedRequest, StandIn } from './stand-in.js'

/**
 * Hides secrets in requests that were received: those of the accounts wherever they stand, and all that stands where
 * credentials do, since it may be somebody's.
 */
export function redactionOf(
  destination: CompiledDestination,
  accounts: readonly Account[],
): StandIn['redact'] {
  const secrets = longestFirst(accounts.flatMap((account) => account.secrets))
  const { exchange } = compileRedaction({ destination }, secrets)
  const actions = [...destination.actions.values()]
  // Of what is not known the address may be a secret, where there are such.
  const strictest = actions.find(({ definition }) => declaresTarget(definition.fields)) ?? actions[0]
  return (received) => {
    const { method, url, headers, body, refused, action = strictest?.name ?? '' } = received
    const sent = { id: '', method, url, headers, json: body, idempotencyKey: '' }
    const { request } = exchange({ action }, { request: sent, answer: {} })
    const hidden: ReceivedRequest = {
      ...received,
      url: request.url,
      headers: request.headers,
      body: request.json,
    }
    return refused === undefined
      ? hidden
      : { ...hidden, refused: { ...refused, message: redactText(refused.message, secrets) } }
  }
}
