import { type Connection, createEngine, type Delivery, type OutboundRequest } from '../../src/index.js'
import { ringOf } from '../inputs.js'
import { definition26, settings26 } from '../subjects/definition.js'

/** What is sent again and again: real requests of some hundred bytes, different ones. */
export interface Ring {
  readonly connection: Connection
  readonly deliveries: readonly Delivery[]
  readonly requests: readonly OutboundRequest[]
}

/** Events of the sample stream for a destination that is a server on this machine. */
export function ringFor(port: number): Ring {
  const destination = { ...definition26, request: { baseUrl: `http://127.0.0.1:${port}` } }
  const connection = createEngine({ destinations: [destination] }).connect({
    id: 'analytics',
    destination: 'analytics',
    settings: settings26,
    subscriptions: [{ action: 'logEvent', enabled: true, trigger: 'type = "track"' }],
  })
  const deliveries = ringOf(256, ({ type }) => type === 'track').flatMap(
    (event) => connection.evaluate(event).deliveries,
  )
  return { connection, deliveries, requests: deliveries.flatMap(({ requests }) => requests) }
}
