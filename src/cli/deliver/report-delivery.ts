import type { DeliveryService } from '../../delivery/index.js'
import { colorsFor, type Io } from '../io.js'
import { quantity } from '../report/quantity.js'
import { renderTable } from '../report/table.js'
import { renderTotals } from '../report/totals.js'
import { shellWord } from '../shell-word.js'
import type { DeliveryRun } from './deliver-events.js'
import type { DeliveryRecord } from './delivery-record.js'
import { renderDelivered } from './delivery-table.js'
import { renderFailures } from './report-failures.js'
import { type Resumed, resumeCommand } from './resume-command.js'

interface Finished {
  readonly run: DeliveryRun
  readonly service: DeliveryService
  readonly record: DeliveryRecord
  readonly milliseconds: number
}

/** What a run came to: what happened to events, how the deliveries of each connection went, why some failed, the totals. */
export function renderReport({ run, service, record, milliseconds }: Finished, { stderr, env }: Io): string {
  const colors = colorsFor(stderr, env)
  const configs = run.connections.map(({ config }) => config)
  const counts = service.counts()
  const ids = new Set([...configs.map(({ id }) => id), ...Object.keys(counts)])
  const rows = record.tally.rows([...ids])
  const failures = renderFailures(service.samples(), record.failures)
  const { store } = run.options
  const parts = [
    ...(rows.length === 0 ? [] : [renderTable(rows, configs, colors)]),
    ...(Object.keys(counts).length === 0 ? [] : [renderDelivered(counts, service.overview(), colors)]),
    [
      ...failures,
      ...(failures.length === 0 || store === undefined
        ? []
        : [`to look at them: waybill dead list --store ${shellWord(store)}`]),
      renderTotals(record.totals(milliseconds)),
    ].join('\n'),
  ]
  return parts.join('\n\n')
}

/** What waits in a store, until when where that is some time away, and how to go on with it. */
export function renderWaiting(pending: number, dueAt: number, resumed: Resumed): string {
  const what = quantity(pending, 'delivery waits', 'deliveries wait')
  const isFar = Number.isFinite(dueAt) && dueAt > Date.now() + worthTellingMs
  const next = isFar ? `, the next try is due at ${new Date(dueAt).toISOString()}` : ''
  return `${what} in ${resumed.store}${next}; to go on: ${resumeCommand(resumed)}`
}

/** The usual wait of what failed is over sooner than somebody has typed the command. */
const worthTellingMs = 60_000
