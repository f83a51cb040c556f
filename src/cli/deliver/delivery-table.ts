import Table from 'cli-table3'
import type { DeliveryCounts, DeliveryOverview, Latency } from '../../delivery/index.js'
import { printable } from '../../engine/printable.js'
import type { Colors } from '../io.js'
import { formatDuration } from '../report/duration.js'
import { formatCount } from '../report/quantity.js'
import { noLines } from '../report/table.js'

type Counts = Readonly<Record<string, DeliveryCounts>>

/** How the deliveries of each connection stand, those with the most pending first. */
export function renderStanding(counts: Counts, most: number): readonly string[] {
  const sorted = Object.entries(counts).toSorted(([, a], [, b]) => b.pending - a.pending)
  const rows = sorted
    .slice(0, most)
    .map(([id, { sent, pending, retried, discarded, delivered }]) => [
      printable(id),
      ...[sent, pending, retried, discarded, delivered].map(formatCount),
    ])
  const head = ['connection', 'requests', 'waiting', 'retried', 'failed', 'delivered']
  const rest = sorted.length - rows.length
  return [...linesOf(head, rows), ...(rest > 0 ? [`… and ${formatCount(rest)} more`] : [])]
}

/** What became of the deliveries of each connection, and how long it took. */
export function renderDelivered(
  counts: Counts,
  { connections }: DeliveryOverview,
  { dim, bold }: Colors,
): string {
  const rows = Object.entries(counts).map(([id, { sent, retried, discarded, pending }]) => [
    bold(printable(id)),
    ...[sent, retried, discarded, pending].map(formatCount),
    ...latencyCells(connections[id]?.latency),
  ])
  const head = ['connection', 'requests', 'retried', 'failed', 'waiting', 'p50', 'p95', 'p99']
  return linesOf(head.map(dim), rows).join('\n')
}

const latencyCells = (latency: Latency | undefined): readonly string[] =>
  latency === undefined
    ? ['–', '–', '–']
    : [latency.p50, latency.p95, latency.p99].map((time) => formatDuration(time))

function linesOf(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const table = new Table({
    head: [...head],
    colAligns: ['left', ...head.slice(1).map(() => 'right' as const)],
    chars: noLines,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
  })
  for (const row of rows) table.push([...row])
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
}
