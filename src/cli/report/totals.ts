import { formatCount, formatSeconds, perSecond, quantity } from './quantity.js'

/** What a run came to. */
export interface Totals {
  readonly events: number
  readonly deliveries: number
  /** Outcomes that were discarded: what the table says. */
  readonly discarded: number
  /** How many of these say that no subscription matched. */
  readonly unmatched: number
  /** Events that the run was not asked to take. */
  readonly unselected: number
  /** Lines that hold no event, which no connection saw. */
  readonly badLines: number
  /** Where deliveries are sent: events that were delivered, and that could not be. */
  readonly sent?: { readonly delivered: number; readonly failed: number }
  /** Events that came before. */
  readonly repeated?: number
  readonly milliseconds: number
}

/** The totals on one line: `2,000 events → 2,310 deliveries, 3,977 discarded (3,945 matched no subscription), in 0.42 s (4,762 events/s)`. */
export function renderTotals({
  events,
  deliveries,
  discarded,
  unmatched,
  unselected,
  badLines,
  sent,
  repeated = 0,
  milliseconds,
}: Totals): string {
  const rate = `${formatCount(perSecond(events, milliseconds))} events/s`
  const counts = [
    `${quantity(events, 'event', 'events')} → ${quantity(deliveries, 'delivery', 'deliveries')}`,
    ...(sent === undefined
      ? []
      : [`${formatCount(sent.delivered)} delivered`, `${formatCount(sent.failed)} failed`]),
    `${formatCount(discarded)} discarded${unmatched === 0 ? '' : ` (${formatCount(unmatched)} matched no subscription)`}`,
    ...(repeated === 0 ? [] : [`${formatCount(repeated)} came before`]),
    ...(unselected === 0 ? [] : [`${formatCount(unselected)} not selected`]),
    ...(badLines === 0 ? [] : [`${quantity(badLines, 'line', 'lines')} skipped`]),
  ]
  return `${counts.join(', ')}, in ${formatSeconds(milliseconds)} (${rate})`
}
