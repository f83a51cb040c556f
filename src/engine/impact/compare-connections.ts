import type { Connection } from '../connection.js'
import type { Delivery, EvaluationResult } from '../delivery.js'
import { compareDeliveries } from './compare-deliveries.js'
import type { EventImpact, ImpactCounts, ImpactReport, SubscriptionImpact } from './impact-report.js'
import { pairSubscriptions, type SubscriptionPair } from './pair-subscriptions.js'

type Side = Pick<Connection, 'config' | 'evaluate' | 'redact'>

/**
 * What a change of a configuration does to a sample of events: runs each through both connections and says, for every
 * subscription, which are newly sent, no longer sent or sent differently, field by field. Subscriptions are matched by
 * action and name, then by what they say. Nothing is sent and nothing thrown. Where mappings ask for the time, give
 * both engines the same standing clock, or each time is a difference.
 */
export function compareConnections(before: Side, after: Side, events: readonly unknown[]): ImpactReport {
  const results = events.map((event) => ({ before: before.evaluate(event), after: after.evaluate(event) }))
  // What is a secret on one side is none to show on the other.
  const redact = (delivery: Delivery) => before.redact(after.redact(delivery))
  const subscriptions = pairSubscriptions(before.config.subscriptions, after.config.subscriptions).map(
    (pair) => {
      const compared = results.map((result, event) =>
        compareOne(
          event,
          sideOf(before, result.before, pair.before),
          sideOf(after, result.after, pair.after),
          redact,
        ),
      )
      return { ...nameOf(pair, before, after), ...countsOf(compared), changes: compared.filter(isChange) }
    },
  )
  return { events: events.length, total: sumOf(subscriptions), subscriptions }
}

/** What came of one event at one subscription. */
interface Sent {
  readonly delivery: Delivery | undefined
  readonly messageId: string | undefined
  /** Why there is no delivery. */
  why(): { readonly reason: string; readonly code?: string }
}

function sideOf(
  { config }: Side,
  { deliveries, outcomes }: EvaluationResult,
  place: number | undefined,
): Sent {
  return {
    delivery: place === undefined ? undefined : deliveries.find(({ subscription }) => subscription === place),
    messageId: outcomes[0]?.messageId,
    why() {
      if (place === undefined) return { reason: 'there is no such subscription' }
      if (config.subscriptions[place]?.enabled !== true) return { reason: 'the subscription is not enabled' }
      const [first] = outcomes
      const own = outcomes.find(({ subscription }) => subscription === place)
      const ofEvent = first?.subscription === undefined && first?.step !== 'triggers' ? first : undefined
      const { reason, code } = own ?? ofEvent ?? {}
      return { reason: reason ?? 'its trigger does not match', ...(code === undefined ? {} : { code }) }
    },
  }
}

/** A change; else whether the event is sent alike, or not at all. */
type Compared = EventImpact | 'sent-alike' | 'not-sent'

function compareOne(
  event: number,
  before: Sent,
  after: Sent,
  redact: (delivery: Delivery) => Delivery,
): Compared {
  const messageId = before.messageId ?? after.messageId
  const place = { event, ...(messageId === undefined ? {} : { messageId }) }
  if (before.delivery === undefined && after.delivery === undefined) return 'not-sent'
  if (before.delivery === undefined) return { ...place, change: 'newly-sent', ...before.why() }
  if (after.delivery === undefined) return { ...place, change: 'no-longer-sent', ...after.why() }
  const differences = compareDeliveries(before.delivery, after.delivery, redact)
  return differences.length === 0 ? 'sent-alike' : { ...place, change: 'sent-differently', differences }
}

const isChange = (compared: Compared): compared is EventImpact => typeof compared === 'object'

function nameOf(
  pair: SubscriptionPair,
  before: Side,
  after: Side,
): Pick<SubscriptionImpact, 'action' | 'name' | 'before' | 'after'> {
  const earlier = pair.before === undefined ? undefined : before.config.subscriptions[pair.before]
  const later = pair.after === undefined ? undefined : after.config.subscriptions[pair.after]
  const name = later?.name ?? earlier?.name
  return {
    action: later?.action ?? earlier?.action ?? '',
    ...(name === undefined ? {} : { name }),
    ...(pair.before === undefined ? {} : { before: pair.before }),
    ...(pair.after === undefined ? {} : { after: pair.after }),
  }
}

function countsOf(compared: readonly Compared[]): ImpactCounts {
  const count = (change: EventImpact['change']) =>
    compared.filter((one) => isChange(one) && one.change === change).length
  return {
    newlySent: count('newly-sent'),
    noLongerSent: count('no-longer-sent'),
    sentDifferently: count('sent-differently'),
    sentAlike: compared.filter((one) => one === 'sent-alike').length,
  }
}

function sumOf(counts: readonly ImpactCounts[]): ImpactCounts {
  const sum = (name: keyof ImpactCounts) => counts.reduce((total, one) => total + one[name], 0)
  return {
    newlySent: sum('newlySent'),
    noLongerSent: sum('noLongerSent'),
    sentDifferently: sum('sentDifferently'),
    sentAlike: sum('sentAlike'),
  }
}
