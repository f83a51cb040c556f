import { declaresTarget } from '../actions/index.js'
import { compileRedaction } from '../engine/redact.js'
import { longestFirst, redactText } from '../engine/secret-texts.js'
import type { Receiver } from './receiver.js'
import type { ReceivedRequest, StandIn } from './stand-in.js'

/**
 * Hides secrets in requests that were received: those of the accounts wherever they stand, and all that stands where
 * credentials do, since it may be somebody's.
 */
export function redactionOf(receivers: readonly Receiver[]): StandIn['redact'] {
  const secrets = longestFirst(
    receivers.flatMap(({ accounts }) => accounts.flatMap((account) => account.secrets)),
  )
  const redactions = receivers.map((receiver) => redactionBy(receiver, secrets))
  return (received) => {
    const { refused } = received
    const hidden = redactions.reduce((rest, redact) => redact(rest), received)
    return refused === undefined
      ? hidden
      : { ...hidden, refused: { ...refused, message: redactText(refused.message, secrets) } }
  }
}

function redactionBy({ destination }: Receiver, secrets: readonly string[]): StandIn['redact'] {
  const { exchange } = compileRedaction({ destination }, secrets)
  const actions = [...destination.actions.values()]
  // Of what is not known the address may be a secret, where there are such.
  const strictest = actions.find(({ definition }) => declaresTarget(definition.fields)) ?? actions[0]
  return (received) => {
    const { method, url, headers, body, destination: slug } = received
    if (slug !== undefined && slug !== destination.definition.slug) return received
    const { action = strictest?.name ?? '' } = received
    const sent = { id: '', method, url, headers, json: body, idempotencyKey: '' }
    const { request } = exchange({ action }, { request: sent, answer: {} })
    return {
      ...received,
      url: request.url,
      headers: request.headers,
      body: request.json,
    } satisfies ReceivedRequest
  }
}
