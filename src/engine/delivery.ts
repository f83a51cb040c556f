import type { OutboundRequest } from '../actions/index.js'
import type { Outcome } from './outcome.js'

/** Outbound requests with the events that they stand for (engine.md). Plain JSON. */
export interface Delivery {
  /** Deterministic: made of connection, subscription and message id, or a hash of the event where it has none. */
  readonly id: string
  readonly connection: string
  readonly destination: string
  readonly action: string
  /** The subscription's place in the list. */
  readonly subscription: number
  readonly messageIds: readonly string[]
  /** What can be built now, in the order in which to send it. */
  readonly requests: readonly OutboundRequest[]
}

/** What one event came to at one connection. */
export interface EvaluationResult {
  readonly deliveries: readonly Delivery[]
  readonly outcomes: readonly Outcome[]
}
