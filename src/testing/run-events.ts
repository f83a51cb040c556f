import type { OutboundRequest } from '../actions/index.js'
import type { Connection } from '../engine/connection.js'
import type { Delivery } from '../engine/delivery.js'
import type { Outcome } from '../engine/outcome.js'
import { givenOnce, type WalkedChain, walkChain } from './walk-chain.js'

/** What a test puts to a connection. */
export interface GivenEvents {
  /** The event, or `events` in its place. */
  readonly event?: unknown
  /** Several events in one call: those that the action sends together become one request. */
  readonly events?: readonly unknown[]
  /** What answers the requests, as `walkChain` takes it; without it nothing is answered, and outcomes say `built`. */
  readonly replies?: Parameters<typeof walkChain>[2]
}

export interface TestedAction {
  /** In the order in which they are sent; with `replies` also those that come after answers. */
  readonly requests: readonly OutboundRequest[]
  /** Calls for a page's queue, in order. */
  readonly commands: readonly (readonly unknown[])[]
  /** Of the event, or of the first of several. */
  readonly outcome: Outcome
  /** One for each event, and for each subscription that it matches. */
  readonly outcomes: readonly Outcome[]
}

/** What events become at a connection. Throws `TypeError` where there is none. */
export function runEvents(connection: Connection, { event, events, replies }: GivenEvents): TestedAction {
  const found = events === undefined ? connection.evaluate(event) : connection.evaluateBatch(events)
  const walked = replies === undefined ? [] : walkAll(connection, found.deliveries, replies)
  const outcomes = found.outcomes.map((built) => lastOf(built, walked))
  const [outcome] = outcomes
  if (outcome === undefined) throw new TypeError('a test takes an "event", or a list of "events"')
  const requests =
    replies === undefined
      ? found.deliveries.flatMap((delivery) => delivery.requests)
      : walked.flatMap((walk) => walk.requests)
  const commands = found.deliveries.flatMap((delivery) => delivery.commands?.calls ?? [])
  return { requests, commands, outcome, outcomes }
}

/** Sends deliveries one after the other; each reply is given once. */
function walkAll(
  connection: Connection,
  deliveries: readonly Delivery[],
  replies: NonNullable<GivenEvents['replies']>,
): readonly WalkedChain[] {
  const answerOf = typeof replies === 'function' ? replies : givenOnce(replies)
  return deliveries.map((delivery) => walkChain(connection, delivery, answerOf))
}

/** What became of an event in the end, at the subscription that it was built for. */
function lastOf(built: Outcome, walked: readonly WalkedChain[]): Outcome {
  const isOfIt = ({ index, subscription }: Outcome) =>
    index === built.index && subscription === built.subscription
  return walked.flatMap(({ outcomes }) => outcomes).find(isOfIt) ?? built
}
