import type { BuiltRequest } from '../actions/index.js'
import { fingerprint } from '../json/fingerprint.js'
import type { Outcome } from './outcome.js'

/** Outbound requests with the events that they stand for (engine.md). Plain JSON. */
export interface Delivery {
  /** Deterministic: made of connection, subscription and message ids, or a hash of the event where it has none. */
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

export interface OutboundRequest extends BuiltRequest {
  readonly id: string
  /** The same for every try of this request. */
  readonly idempotencyKey: string
}

/** What one event came to at one connection. */
export interface Evaluation {
  readonly deliveries: readonly Delivery[]
  readonly outcomes: readonly Outcome[]
}

/** The id of a delivery: the same event through the same subscription always has the same. */
export function deliveryId(
  connection: string,
  subscription: number,
  event: unknown,
  messageId: string | undefined,
): string {
  return `${connection}/${subscription}/${messageId ?? fingerprint(JSON.stringify(event))}`
}

export function outboundRequest(delivery: string, id: string, request: BuiltRequest): OutboundRequest {
  return { id, ...request, idempotencyKey: fingerprint(`${delivery}/${id}`) }
}
