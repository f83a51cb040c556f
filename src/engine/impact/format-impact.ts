import { printable } from '../printable.js'
import { quantity } from '../quantity.js'
import type { EventImpact, ImpactCounts, ImpactReport, SubscriptionImpact } from './impact-report.js'

export interface FormatImpactOptions {
  /** How many events of each subscription are shown; 10 where it is left out. The others are counted. */
  readonly mostEvents?: number
}

/** A longer value is cut: whoever needs all of it has the report itself. */
const mostCharacters = 300

/** A report as a person reads it: the counts, then every subscription with what changed for it. Text without colour. */
export function formatImpact(
  { events, total, subscriptions }: ImpactReport,
  { mostEvents = 10 }: FormatImpactOptions = {},
): string {
  const blocks = subscriptions.map((subscription) =>
    [titleOf(subscription), ...linesOfChanges(subscription, mostEvents)].map(printable).join('\n'),
  )
  return [`${quantity(events, 'event', 'events')}: ${countsInWords(total)}`, ...blocks].join('\n\n')
}

function titleOf({ action, name, before, after, ...impact }: SubscriptionImpact): string {
  const title = name === undefined ? action : `"${name}" (${action})`
  return `${placesInWords(before, after)} ${title}: ${countsInWords(impact)}`
}

function placesInWords(before: number | undefined, after: number | undefined): string {
  if (before === undefined) return `new ${after}`
  if (after === undefined) return `gone ${before}`
  return before === after ? `${after}` : `${before} → ${after}`
}

function countsInWords({ newlySent, noLongerSent, sentDifferently, sentAlike }: ImpactCounts): string {
  const counts = [
    [newlySent, 'newly sent'],
    [noLongerSent, 'no longer sent'],
    [sentDifferently, 'sent differently'],
    [sentAlike, 'sent alike'],
  ] as const
  const words = counts.flatMap(([count, what]) => (count === 0 ? [] : [`${count} ${what}`]))
  return words.length === 0 ? 'nothing is sent' : words.join(', ')
}

/** A report may hold fewer changes than it counts. */
function linesOfChanges(
  { changes, newlySent, noLongerSent, sentDifferently }: SubscriptionImpact,
  most: number,
): readonly string[] {
  const shown = changes.slice(0, most)
  const more = newlySent + noLongerSent + sentDifferently - shown.length
  return [
    ...shown.flatMap(linesOfChange).map((line) => `  ${line}`),
    ...(more > 0 ? [`  … and ${quantity(more, 'more event', 'more events')}`] : []),
  ]
}

function linesOfChange(impact: EventImpact): readonly string[] {
  const { event, messageId } = impact
  const subject = `event ${event}${messageId === undefined ? '' : ` (${messageId})`}`
  switch (impact.change) {
    case 'newly-sent':
      return [`${subject} is newly sent; before: ${reasonIn(impact)}`]
    case 'no-longer-sent':
      return [`${subject} is no longer sent: ${reasonIn(impact)}`]
    case 'sent-differently':
      return [
        `${subject} is sent differently`,
        ...impact.differences.flatMap(({ pointer, before, after }) => [
          `  ${pointer}`,
          `    before ${inWords(before)}`,
          `    after  ${inWords(after)}`,
        ]),
      ]
  }
}

const reasonIn = ({ reason, code }: { readonly reason: string; readonly code?: string }): string =>
  code === undefined ? reason : `${code}, ${reason}`

function inWords(value: unknown): string {
  if (value === undefined) return 'nothing'
  const text = JSON.stringify(value)
  return text.length > mostCharacters ? `${text.slice(0, mostCharacters)}…` : text
}
