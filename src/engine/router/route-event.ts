import { attempt } from '../attempt.js'
import type { Delivery } from '../delivery.js'
import { type Outcome, Refusal } from '../outcome.js'
import { discarded, tooManyDeliveries } from '../outcomes.js'
import { allHits, type Group, type Hit, hitsOf, isTold } from './hits.js'
import { arrivalAt, receive, refusedAt } from './receive.js'
import { type ListedOutcomes, type RefusedEvent, type RouteResult, refusedEvent } from './route-result.js'
import type { RoutedConnection } from './routed-connection.js'
import { connectionsOf, type RouterState } from './router-state.js'

/** One event at all connections of a router; no more than `most` deliveries. */
export function routeEvent(
  state: RouterState,
  incoming: unknown,
  listed: ListedOutcomes,
  most: number,
): RouteResult {
  const visit = new Visit(most, listed === 'all')
  const refused = visit.isAll ? visitAll(visit, state, incoming) : visitMatching(visit, state, incoming)
  const { deliveries, outcomes } = visit
  const unmatched = state.connections.size - visit.told
  return refused.length === 0
    ? { deliveries, outcomes, unmatched }
    : { deliveries, outcomes, unmatched, refused }
}

/** Every connection in turn, each with every trigger. */
function visitAll(visit: Visit, state: RouterState, incoming: unknown): readonly RefusedEvent[] {
  const receipts = receive(state, incoming)
  for (const connection of connectionsOf(state)) {
    const arrival = arrivalAt(connection, receipts)
    if (arrival?.hasArrived === true) visit.at(connection, arrival.event, allHits(connection, arrival.event))
    else if (arrival !== undefined) visit.refuse(refusedAt(connection, arrival.outcome))
  }
  return []
}

/** Those that the event can be for. */
function visitMatching(visit: Visit, state: RouterState, incoming: unknown): readonly RefusedEvent[] {
  const refused: RefusedEvent[] = []
  const groups: Group[] = []
  for (const { lane, arrival } of receive(state, incoming))
    if (arrival.hasArrived) for (const group of hitsOf(lane, arrival.event)) groups.push(group)
    else refused.push(refusedEvent(lane.input, arrival.outcome))
  if (state.lanes.length > 1) groups.sort((one, other) => one.connection.order - other.connection.order)
  for (const { connection, event, hits } of groups) visit.at(connection, event, hits)
  return refused
}

/** The way of one event from connection to connection, with what it comes to. */
class Visit {
  readonly deliveries: Delivery[] = []
  readonly outcomes: Outcome[] = []
  /** How many connections the outcomes speak of. */
  told = 0

  constructor(
    readonly most: number,
    readonly isAll: boolean,
  ) {}

  refuse(outcome: Outcome): void {
    this.outcomes.push(outcome)
    this.told += 1
  }

  /** Adds what a received event comes to at one connection, as `connection.evaluate` has it, where it is listed. */
  at(connection: RoutedConnection, event: unknown, hits: readonly Hit[]): void {
    const arrival = connection.arrive(event)
    if (!arrival.hasArrived) {
      if (this.isAll || hits.some(({ answer }) => isTold(answer))) this.refuse(arrival.outcome)
      return
    }
    const before = this.outcomes.length
    for (const { routed, answer } of hits) {
      const matches = arrival.event === event ? answer : attempt(routed.subscription.matches, arrival.event)
      if (!isTold(matches)) continue
      const refusal =
        matches instanceof Refusal
          ? matches
          : this.deliveries.length < this.most
            ? undefined
            : tooManyDeliveries
      if (refusal === undefined) {
        const { delivery, outcome } = routed.pass(arrival.event, arrival.messageId, arrival.run)
        if (delivery !== undefined) this.deliveries.push(delivery)
        this.outcomes.push(connection.told(outcome))
      } else {
        const step = refusal === tooManyDeliveries ? 'request' : 'triggers'
        this.outcomes.push(discarded(connection.id, arrival.messageId, step, refusal, routed.subscription))
      }
    }
    if (this.outcomes.length > before) this.told += 1
    else if (this.isAll)
      this.refuse(discarded(connection.id, arrival.messageId, 'triggers', connection.noMatch(arrival.event)))
  }
}
