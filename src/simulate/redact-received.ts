import { compileRedaction, hidePath } from '../engine/redact.js'
import { longestFirst, redactText } from '../engine/secret-texts.js'
import type { Receiver } from './receiver.js'
import type { ReceivedRequest, StandIn } from './stand-in.js'

/**
 * Hides secrets in requests that were received: those of the accounts wherever they stand, and all that stands where
 * credentials do, since it may be somebody's. Of an address at a host that nobody here knows, the path may be one.
 */
export function redactionOf(receivers: readonly Receiver[]): StandIn['redact'] {
  const secrets = longestFirst(
    receivers.flatMap(({ accounts }) => accounts.flatMap((account) => account.secrets)),
  )
  const redactions = receivers.map((receiver) => redactionBy(receiver, secrets))
  const origins = receivers.flatMap(({ routes }) =>
    routes.flatMap(({ type }) => type.addresses.map(({ origin }) => origin)),
  )
  return (received) => {
    const { url, headers, destination, refused } = received
    const isForNobody =
      destination === undefined && !origins.includes(originOf(url)) && hostOf(url) !== headers.host
    const shown = isForNobody ? { ...received, url: hidePath(url) } : received
    const rest = redactions.reduce((before, redact) => redact(before), shown)
    return refused === undefined
      ? rest
      : { ...rest, refused: { ...refused, message: redactText(refused.message, secrets) } }
  }
}

const originOf = (url: string): string | undefined => (URL.canParse(url) ? new URL(url).origin : undefined)
const hostOf = (url: string): string | undefined => (URL.canParse(url) ? new URL(url).host : undefined)

/** Leaves what is for another destination as it is. */
function redactionBy({ destination }: Receiver, secrets: readonly string[]): StandIn['redact'] {
  const { exchange } = compileRedaction({ destination }, secrets)
  return (received) => {
    const { method, url, headers, body, destination: slug, action = '' } = received
    if (slug !== undefined && slug !== destination.definition.slug) return received
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
