import type { EvaluationResult } from '../delivery.js'
import type { Outcome } from '../outcome.js'
import type { Input } from './routed-connection.js'

/** What events came to at all connections of a router. Plain JSON. */
export interface RouteResult extends EvaluationResult {
  /** How many connections the outcomes do not speak of; of several events, all taken together. */
  readonly unmatched: number
  /** The events that are none, where the outcomes do not say so of each connection. */
  readonly refused?: readonly RefusedEvent[]
}

/** Why no connection that takes this kind of input was asked about an event. */
export interface RefusedEvent extends Omit<Outcome, 'connection' | 'subscription' | 'action'> {
  readonly input: Input
}

/** Which connections the outcomes speak of: those that an event is for, or all. */
export type ListedOutcomes = 'matching' | 'all'

export function refusedEvent(input: Input, { connection: _, ...why }: Outcome): RefusedEvent {
  return { input, ...why }
}
