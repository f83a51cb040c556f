import { bodyKinds, type OutboundRequest } from '../../actions/index.js'
import type { Delivery } from '../delivery.js'

/** What a delivery sends, line by line. */
export function linesOfDelivery({ requests, chain, commands, deferred }: Delivery): readonly string[] {
  return [
    ...requests.flatMap(linesOfRequest),
    ...(chain === undefined ? [] : [`after the answers: ${chain.waiting.join(', ')}`]),
    ...(commands?.calls.map((call) => `${commands.queue}.push(${JSON.stringify(call)})`) ?? []),
    ...(deferred === undefined ? [] : ['nothing is sent now: it travels with a later event']),
  ]
}

function linesOfRequest(request: OutboundRequest): readonly string[] {
  const headers = Object.entries(request.headers).map(([name, value]) => `${name}: ${value}`)
  const body = bodyKinds.flatMap(({ key }) => (request[key] === undefined ? [] : linesOfBody(request[key])))
  return [`${request.method} ${request.url}`, ...[...headers, ...body].map((line) => `  ${line}`)]
}

const linesOfBody = (body: unknown): readonly string[] =>
  (typeof body === 'string' ? body : JSON.stringify(body, null, 2)).split('\n')
