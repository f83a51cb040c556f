import type { DeadLetter } from '../../delivery/index.js'
import type { CliCommand } from '../command.js'
import { colorsFor, type Io } from '../io.js'
import { LineWriter } from '../line-writer.js'
import { parsePositiveCount } from '../option-values.js'
import { formatCount } from '../report/quantity.js'
import { type DeadFilter, deadLetters, declareFilter } from './dead-filter.js'
import { deadAsJson, renderDead } from './render-dead.js'
import { withStore } from './with-store.js'

interface ListOptions extends DeadFilter {
  readonly store: string
  readonly json?: true
  readonly limit?: number
}

/** So many stand in a table where nothing is said. */
const usualLimit = 50

export const deadList: CliCommand = {
  name: 'list',
  summary: 'list what could not be delivered, and why',
  description:
    'Writes a line for each dead letter: its key, when it was given up, what it was for, how often it was tried and why ' +
    'it failed. What would be sent is not shown: it holds secrets.',
  examples: [
    { title: 'What could not be delivered', command: 'waybill dead list --store waybill.db' },
    {
      title: 'What one connection refused in the last day, as data',
      command:
        'waybill dead list --store waybill.db --connection team-chat --newer-than 24h --json > dead.ndjson',
    },
  ],
  declare(command, io, done) {
    declareFilter(command)
      .option('--json', 'one JSON object a line, all of them')
      .option('--limit <number>', `how many (default: ${usualLimit} in a table)`, parsePositiveCount)
      .action(async (keys: readonly number[] | undefined, options: ListOptions) =>
        done(await listDead(keys, options, io)),
      )
  },
}

async function listDead(
  keys: readonly number[] = [],
  {
    store: path,
    json,
    limit = json === true ? Number.POSITIVE_INFINITY : usualLimit,
    ...filter
  }: ListOptions,
  io: Io,
): Promise<number> {
  const writer = new LineWriter(io.stdout, 'standard output')
  await withStore(path, io, async (store) => {
    const shown: DeadLetter[] = []
    let count = 0
    for await (const letter of deadLetters(store, keys, filter, Date.now())) {
      count += 1
      if (count > limit) continue
      if (json !== true) shown.push(letter)
      else writer.write(deadAsJson(letter))
      await writer.ready()
      if (writer.closed) return
    }
    if (json === true) return
    if (shown.length === 0)
      io.stderr.write(`no dead letter in ${path}${hasFilter(keys, filter) ? ' fits' : ''}\n`)
    else writer.write(renderDead(shown, colorsFor(io.stdout, io.env)))
    if (count > limit)
      io.stderr.write(`… and ${formatCount(count - limit)} more: --limit shows more of them\n`)
  })
  await writer.finish()
  return 0
}

const hasFilter = (keys: readonly number[], filter: DeadFilter): boolean =>
  keys.length > 0 || Object.values(filter).some((value) => value !== undefined)
