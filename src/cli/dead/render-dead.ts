import Table from 'cli-table3'
import type { DeadLetter } from '../../delivery/index.js'
import { printable } from '../../engine/printable.js'
import type { Colors } from '../io.js'
import { noLines } from '../report/table.js'

/** A dead letter as data. What would be sent is not a part of it: it holds secrets. */
export function deadAsJson({ key, delivery, attempts, acceptedAt, diedAt, outcomes }: DeadLetter): string {
  const { id, connection, destination, action, subscription, messageIds } = delivery
  const [{ code, reason } = {}] = outcomes
  return JSON.stringify({
    key,
    delivery: id,
    connection,
    destination,
    action,
    subscription,
    messageIds,
    attempts,
    acceptedAt: new Date(acceptedAt).toISOString(),
    diedAt: new Date(diedAt).toISOString(),
    code,
    reason,
    events: outcomes.map(({ messageId, code, reason, httpStatus }) => ({
      messageId,
      code,
      reason,
      httpStatus,
    })),
  })
}

const longestReason = 100

/** Dead letters as a table. */
export function renderDead(letters: readonly DeadLetter[], { dim, yellow }: Colors): string {
  const table = new Table({
    head: ['key', 'given up', 'connection', 'action', 'events', 'tries', 'code', 'why'].map((name) =>
      dim(name),
    ),
    colAligns: ['right', 'left', 'left', 'left', 'right', 'right', 'left', 'left'],
    chars: noLines,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
  })
  for (const { key, delivery, diedAt, attempts, outcomes } of letters) {
    const [{ code = '', reason = '' } = {}] = outcomes
    const why = printable(reason)
    table.push([
      key,
      new Date(diedAt).toISOString().replace('T', ' ').slice(0, 19),
      printable(delivery.connection),
      printable(delivery.action),
      outcomes.length,
      attempts,
      yellow(printable(code)),
      why.length > longestReason ? `${why.slice(0, longestReason)}…` : why,
    ])
  }
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
}
