import type { Destination } from '../actions/index.js'
import { givenOnce } from '../testing/index.js'
import { Failures } from './failures/failures.js'
import { HttpListener } from './http-listener.js'
import { createReceiver } from './receiver.js'
import { redactionOf } from './redact-received.js'
import { Remembered } from './remembered.js'
import { respondWith } from './respond.js'
import type { ReceivedRequest, StandIn, StandInOptions } from './stand-in.js'

/**
 * A server that stands in for whoever receives the requests of a definition, or of several, and behaves as they say. It checks who
 * asks and what requests hold, and answers as the examples do. Throws `DiagnosticsError` where a definition or an account
 * has errors, `TypeError` where an option is none, or where nothing is sent that could be received.
 */
export function createStandIn(
  definitions: Destination | readonly Destination[],
  options: StandInOptions = {},
): StandIn {
  const { accounts = [], fail = {}, seed = 1, slowMs = 3000, retryAfter = 1 } = options
  const { clock = Date.now, tokenLifeMs = 60 * 60 * 1000, keep = 10_000, onRequest } = options
  const engine = { clock, ...options.engine }
  const all = [definitions].flat()
  const receivers = all
    .map((definition) => createReceiver(definition, accounts, { engine, tokenLifeMs, clock }))
    .filter(({ routes }) => routes.length > 0)
  if (receivers.length === 0)
    throw new TypeError(`${all.map(({ name }) => name).join(', ')} sends no requests that could be received`)
  const remembered = new Remembered(keep)
  let replyTo = givenOnce([])
  const respond = respondWith({
    receivers,
    language: engine,
    failures: new Failures(fail, seed),
    replyTo: (request) => replyTo(request),
    slowMs,
    retryAfter,
    clock,
    tell(request, bytes) {
      remembered.add(request, bytes)
      tell(onRequest, request)
    },
  })
  const listener = new HttpListener(respond)
  return {
    destinations: receivers.map(({ destination }) => destination.definition.slug),
    accounts: receivers.flatMap((receiver) => receiver.accounts.map(({ config }) => config)),
    received: remembered.requests,
    listen: (where) => listener.listen(where),
    close: () => listener.close(),
    reply(...replies) {
      replyTo = givenOnce(replies)
    },
    expireTokens() {
      for (const { tokens } of receivers) tokens?.expire()
    },
    redact: redactionOf(receivers),
  }
}

/** The request was answered already: what whoever is told of it throws, or promises and does not keep, changes nothing. */
function tell(listener: StandInOptions['onRequest'], request: ReceivedRequest): void {
  try {
    const result: unknown = listener?.(request)
    if (result instanceof Promise) result.catch(() => undefined)
  } catch {
    // The listener's own affair.
  }
}
