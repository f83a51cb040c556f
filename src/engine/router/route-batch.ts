import type { BatchEntry } from '../batch/evaluate-batch.js'
import type { Delivery } from '../delivery.js'
import type { Outcome } from '../outcome.js'
import { hitsOf, isTold } from './hits.js'
import { arrivalAt, type Receipt, receive, refusedAt } from './receive.js'
import { type ListedOutcomes, type RouteResult, refusedEvent } from './route-result.js'
import type { RoutedConnection } from './routed-connection.js'
import { connectionsOf, type RouterState } from './router-state.js'

/** Many events at all connections of a router, each of which makes its batches of those that can be for it. */
export function routeBatch(
  state: RouterState,
  events: readonly unknown[],
  listed: ListedOutcomes,
  most: number,
): RouteResult {
  const receipts = events.map((event) => receive(state, event))
  const deliveries: Delivery[] = []
  const outcomes: Outcome[] = []
  const deliveriesOf = events.map(() => 0)
  let told = 0
  for (const share of listed === 'all' ? wholeShares(state, receipts) : matchingShares(receipts)) {
    const entries = share.entries.map((one) => ({ ...one, room: most - (deliveriesOf[one.index] ?? 0) }))
    const result = share.connection.evaluateBatch(entries)
    for (const delivery of result.deliveries) {
      deliveries.push(delivery)
      for (const { index = 0 } of delivery.events ?? []) deliveriesOf[index] = (deliveriesOf[index] ?? 0) + 1
    }
    const own = inOrder([...share.refused, ...result.outcomes.filter(share.isListed)])
    for (const outcome of own) outcomes.push(outcome)
    told += new Set(own.map(({ index }) => index)).size
  }
  const unmatched = events.length * state.connections.size - told
  const refused = listed === 'all' ? [] : refusedEvents(receipts)
  return refused.length === 0
    ? { deliveries, outcomes, unmatched }
    : { deliveries, outcomes, unmatched, refused }
}

type Entry = Omit<BatchEntry, 'room'>

/** What one connection is asked about. */
interface Share {
  readonly connection: RoutedConnection
  readonly entries: readonly Entry[]
  /** What is said of the events that are none. */
  readonly refused: readonly Outcome[]
  isListed(outcome: Outcome): boolean
}

/** Every event for every connection. */
function wholeShares(state: RouterState, receipts: readonly (readonly Receipt[])[]): readonly Share[] {
  return connectionsOf(state).map((connection) => {
    const entries: Entry[] = []
    const refused: Outcome[] = []
    for (const [index, receipt] of receipts.entries()) {
      const arrival = arrivalAt(connection, receipt)
      if (arrival?.hasArrived === true) entries.push({ index, event: arrival.event })
      else if (arrival !== undefined) refused.push({ ...refusedAt(connection, arrival.outcome), index })
    }
    return { connection, entries, refused, isListed: () => true }
  })
}

/** The connections that events can be for, in their order, with those events. */
function matchingShares(receipts: readonly (readonly Receipt[])[]): readonly Share[] {
  const found = new Map<RoutedConnection, { readonly entries: Entry[]; readonly matching: Set<number> }>()
  for (const [index, receipt] of receipts.entries())
    for (const { lane, arrival } of receipt)
      if (arrival.hasArrived)
        for (const { connection, hits } of hitsOf(lane, arrival.event)) {
          const { entries, matching } = found.get(connection) ?? { entries: [], matching: new Set() }
          entries.push({ index, event: arrival.event })
          if (hits.some(({ answer }) => isTold(answer))) matching.add(index)
          found.set(connection, { entries, matching })
        }
  return [...found]
    .map(([connection, { entries, matching }]) => ({
      connection,
      entries,
      refused: [],
      isListed: (outcome: Outcome) => isFor(outcome, matching),
    }))
    .sort((one, other) => one.connection.order - other.connection.order)
}

/** Whether a trigger lets the event through, or would have had no step before stopped it. */
const isFor = ({ subscription, step, index = 0 }: Outcome, matching: ReadonlySet<number>): boolean =>
  subscription !== undefined || (step !== 'triggers' && matching.has(index))

const refusedEvents = (receipts: readonly (readonly Receipt[])[]) =>
  receipts.flatMap((receipt, index) =>
    receipt.flatMap(({ lane, arrival }) =>
      arrival.hasArrived ? [] : [{ ...refusedEvent(lane.input, arrival.outcome), index }],
    ),
  )

const inOrder = (outcomes: readonly Outcome[]): readonly Outcome[] =>
  outcomes.toSorted((one, other) => (one.index ?? 0) - (other.index ?? 0))
