import type { Connection } from '../connection.js'
import type { EvaluationResult } from '../delivery.js'
import type { Listeners } from './listeners.js'

/** The same connection, whose listeners hear of everything that it says. */
export function observeConnection(connection: Connection, listeners: Listeners): Connection {
  const connections = [connection.id]
  const tell = (result: EvaluationResult, events: number) =>
    listeners.tell({ ...result, asked: [{ connections, events, refused: [] }] })
  return {
    id: connection.id,
    config: connection.config,
    get warnings() {
      return connection.warnings
    },
    evaluate(event, options) {
      const result = connection.evaluate(event, options)
      if (listeners.areThere) tell(result, 1)
      return result
    },
    evaluateBatch(events) {
      const result = connection.evaluateBatch(events)
      if (listeners.areThere) tell(result, events.length)
      return result
    },
    next(delivery, answers) {
      const result = connection.next(delivery, answers)
      if (listeners.areThere && result.done === true)
        listeners.tell({ asked: [], deliveries: [], outcomes: result.outcomes })
      return result
    },
    part: (delivery, places) => connection.part(delivery, places),
    verify: () => connection.verify(),
    readVerification: (answer) => connection.readVerification(answer),
    tokenRequest: (held) => connection.tokenRequest(held),
    readToken: (answer, now, held) => connection.readToken(answer, now, held),
    authorize: (request, token) => connection.authorize(request, token),
    explain: (event) => connection.explain(event),
    init: () => connection.init(),
    test: (event, options) => connection.test(event, options),
    redact: (delivery) => connection.redact(delivery),
    redactExchange: (delivery, exchange, more) => connection.redactExchange(delivery, exchange, more),
  }
}
