import Table from 'cli-table3'
import type { ConnectionConfig } from '../../index.js'
import type { Colors } from '../io.js'
import { formatCount } from './quantity.js'
import { noMatch, type TallyRow } from './tally.js'

/** Names come from a configuration: nothing in them may move the cursor. */
const controlCharacter = /[\p{Cc}\u2028\u2029]/gu

/**
 * The counts as a table: connection, subscription, step, outcome, code, count. A connection's name stands at its
 * first row only.
 */
export function renderTable(
  rows: readonly TallyRow[],
  connections: readonly ConnectionConfig[],
  colors: Colors,
): string {
  const table = new Table({
    head: ['connection', 'subscription', 'step', 'outcome', 'code', 'count'].map((title) =>
      colors.dim(title),
    ),
    colAligns: ['left', 'left', 'left', 'left', 'left', 'right'],
    chars: noLines,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
  })
  for (const [index, row] of rows.entries()) {
    const isFirst = row.connection !== rows[index - 1]?.connection
    const names = [isFirst ? colors.bold(printable(row.connection)) : '', subscriptionName(row, connections)]
    table.push([...names, row.step, paint(row, colors), row.code ?? '', formatCount(row.count)])
  }
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
}

/** A table without lines. */
export const noLines = {
  ...{ top: '', 'top-mid': '', 'top-left': '', 'top-right': '' },
  ...{ bottom: '', 'bottom-mid': '', 'bottom-left': '', 'bottom-right': '' },
  ...{ left: '', 'left-mid': '', mid: '', 'mid-mid': '' },
  ...{ right: '', 'right-mid': '', middle: '   ' },
}

/** `0 Big orders`: the place in the list, and the name or else the action. */
function subscriptionName(
  { connection, subscription, action }: TallyRow,
  connections: readonly ConnectionConfig[],
): string {
  if (subscription === undefined) return ''
  const config = connections.find(({ id }) => id === connection)?.subscriptions[subscription]
  return printable(`${subscription} ${config?.name ?? action ?? ''}`)
}

function paint({ status, code }: TallyRow, colors: Colors): string {
  if (status === 'built' || status === 'delivered') return colors.green(status)
  // An event that nobody asked for is no reason to look twice.
  return code === noMatch ? colors.dim(status) : colors.yellow(status)
}

const printable = (text: string): string => text.replace(controlCharacter, ' ')
