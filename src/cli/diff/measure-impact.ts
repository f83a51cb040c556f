import {
  type Connection,
  compareConnections,
  type ImpactCounts,
  type ImpactReport,
  type SubscriptionImpact,
} from '../../index.js'
import type { ReadEvent } from '../stream/read-events.js'

/** One connection before and after a change; on one of the sides it may not be there. */
export interface ConnectionPair {
  readonly connection: string
  readonly before: Connection | undefined
  readonly after: Connection | undefined
}

/** What a change does to events at one connection; an event is named by its line. */
export interface ConnectionImpact {
  readonly connection: string
  readonly impact: ImpactReport
}

/** Events that are compared together: what came of them is held for as long. */
const stretch = 200

/**
 * Runs a stream of events through both sides of every pair, in constant memory. Of each subscription the first `most`
 * events for which something else is sent are kept; `progress` hears how many events and deliveries there were.
 */
export async function measureImpact(
  pairs: readonly ConnectionPair[],
  events: AsyncIterable<ReadEvent>,
  most: number,
  progress: (events: number, deliveries: number) => void,
): Promise<readonly ConnectionImpact[]> {
  let impacts = pairs.map((pair) => ({ connection: pair.connection, impact: compare(pair, [], most) }))
  const held: ReadEvent[] = []
  const compareHeld = () => {
    const read = held.splice(0)
    impacts = impacts.map(({ connection, impact }, index) => {
      const pair = pairs[index]
      return {
        connection,
        impact: pair === undefined ? impact : joined(impact, compare(pair, read, most), most),
      }
    })
    const deliveries = impacts.reduce((sum, { impact }) => sum + sentAfter(impact.total), 0)
    progress(impacts[0]?.impact.events ?? 0, deliveries)
  }
  for await (const event of events) {
    held.push(event)
    if (held.length === stretch) compareHeld()
  }
  compareHeld()
  return impacts
}

const sentAfter = ({ newlySent, sentDifferently, sentAlike }: ImpactCounts): number =>
  newlySent + sentDifferently + sentAlike

type Side = Parameters<typeof compareConnections>[0]

const nothing: Side = {
  config: { id: '', destination: '', subscriptions: [] },
  evaluate: () => ({ deliveries: [], outcomes: [] }),
  redact: (delivery) => delivery,
}

function compare({ before, after }: ConnectionPair, read: readonly ReadEvent[], most: number): ImpactReport {
  const report = compareConnections(
    before ?? nothing,
    after ?? nothing,
    read.map(({ event }) => event),
  )
  const named = (impact: SubscriptionImpact): SubscriptionImpact => ({
    ...impact,
    changes: impact.changes
      .slice(0, most)
      .map((change) => ({ ...change, event: read[change.event]?.number ?? change.event })),
  })
  return { ...report, subscriptions: report.subscriptions.map(named) }
}

function joined(first: ImpactReport, second: ImpactReport, most: number): ImpactReport {
  return {
    events: first.events + second.events,
    total: sum(first.total, second.total),
    subscriptions: first.subscriptions.map((subscription, index) => {
      const other = second.subscriptions[index]
      if (other === undefined) return subscription
      const changes = [...subscription.changes, ...other.changes].slice(0, most)
      return { ...subscription, ...sum(subscription, other), changes }
    }),
  }
}

const sum = (first: ImpactCounts, second: ImpactCounts): ImpactCounts => ({
  newlySent: first.newlySent + second.newlySent,
  noLongerSent: first.noLongerSent + second.noLongerSent,
  sentDifferently: first.sentDifferently + second.sentDifferently,
  sentAlike: first.sentAlike + second.sentAlike,
})
