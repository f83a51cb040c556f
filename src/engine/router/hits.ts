import { attempt } from '../attempt.js'
import { Refusal } from '../outcome.js'
import { candidates } from './candidates.js'
import type { Lane } from './lane.js'
import type { RoutedConnection, RoutedSubscription } from './routed-connection.js'

/** What a trigger says of a received event. */
export interface Hit {
  readonly routed: RoutedSubscription
  /** A refusal where the trigger can not be asked. */
  readonly answer: unknown
}

/** The hits of one connection, in the order of its subscriptions. */
export interface Group {
  readonly connection: RoutedConnection
  /** As it was received. */
  readonly event: unknown
  readonly hits: readonly Hit[]
}

/** Whether what a trigger says is worth telling: it matches, or can not be asked. */
export const isTold = (answer: unknown): boolean => answer === true || answer instanceof Refusal

/**
 * The connections of a lane that a received event can be for, in their order: one of their triggers has something to
 * tell, or may have of the event that comes out of their steps. Triggers that the event has not everything for are not
 * asked.
 */
export function hitsOf({ index, triggers }: Lane, event: unknown): readonly Group[] {
  const found = attempt(candidates, index, event)
  const names = found instanceof Refusal ? triggers.keys() : found
  const hits: Hit[] = []
  for (let at = 0; at < names.length; at += 1) {
    const name = names[at] ?? ''
    const trigger = triggers.get(name)
    // Where there are several ways to a trigger, it can be found more than once.
    if (trigger === undefined || (trigger.ways.length > 1 && names.indexOf(name) < at)) continue
    const answer = attempt(trigger.matches, event)
    const isHit = isTold(answer)
    for (const routed of trigger.subscriptions)
      if (isHit || !routed.connection.sight.isWhole) hits.push({ routed, answer })
  }
  return grouped(hits.length > 1 ? hits.sort(byPlace) : hits, event)
}

/** What each trigger of a connection says. */
export const allHits = (connection: RoutedConnection, event: unknown): readonly Hit[] =>
  connection.subscriptions.map((routed) => ({
    routed,
    answer: attempt(routed.subscription.matches, event),
  }))

function byPlace({ routed: one }: Hit, { routed: other }: Hit): number {
  return one.connection.order - other.connection.order || one.subscription.index - other.subscription.index
}

function grouped(hits: readonly Hit[], event: unknown): readonly Group[] {
  const groups: Group[] = []
  let own: Hit[] = []
  for (let at = 0; at < hits.length; at += 1) {
    const hit = hits[at]
    if (hit === undefined) continue
    const { connection } = hit.routed
    if (groups.at(-1)?.connection !== connection) {
      own = []
      groups.push({ connection, event, hits: own })
    }
    own.push(hit)
  }
  return groups
}
