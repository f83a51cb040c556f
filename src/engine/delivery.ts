import type { FailedAnswer, OutboundRequest, Run } from '../actions/index.js'
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
  /** It was made by the batch form of its action. */
  readonly batch?: true
  /** The events that it stands for, in the order of its items; left out for an event that came alone. */
  readonly events?: readonly DeliveredEvent[]
  /** What can be built now, in the order in which to send it. */
  readonly requests: readonly OutboundRequest[]
  /** Where more requests depend on answers: the ids of those that can not be built yet. */
  readonly chain?: { readonly waiting: readonly string[] }
  /** Calls for a page's command queue, in order. */
  readonly commands?: { readonly queue: string; readonly calls: readonly (readonly unknown[])[] }
  /** Nothing is to be sent now: what it holds travels with a later event. */
  readonly deferred?: true
  /** What `next` needs to go on, in another process too. */
  readonly context?: DeliveryContext
}

/** One of the events of a delivery. */
export interface DeliveredEvent {
  /** Its place in the call; left out where it came alone. */
  readonly index?: number
  readonly messageId?: string
}

/** What requests, rules and results are made of, besides the connection. */
export interface DeliveryContext {
  readonly payload?: unknown
  readonly items?: readonly unknown[]
  readonly group?: readonly unknown[]
  readonly run: Run
  readonly now?: number
  readonly seed?: string
}

/** What one event came to at one connection. */
export interface EvaluationResult {
  readonly deliveries: readonly Delivery[]
  readonly outcomes: readonly Outcome[]
}

/**
 * What comes after answers: what to send now, or what became of every event of the delivery; `failed` names
 * the answers to leave out where events are tried again, so that a retry resumes there.
 */
export type NextResult =
  | { readonly done?: false; readonly requests: readonly OutboundRequest[] }
  | { readonly done: true; readonly outcomes: readonly Outcome[]; readonly failed?: readonly FailedAnswer[] }
