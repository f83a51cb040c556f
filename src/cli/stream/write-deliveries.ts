import { colorsFor, type Io } from '../io.js'
import { LineWriter } from '../line-writer.js'
import { createProgress, noProgress } from '../report/progress.js'
import { renderTable } from '../report/table.js'
import { renderTotals } from '../report/totals.js'
import { statusOfNotice } from '../status.js'
import { BadLines } from './bad-lines.js'
import type { ChosenEvents } from './chosen-events.js'
import { openEvents } from './open-events.js'
import { openOutcomes } from './open-outcomes.js'
import { type RunSwitches, runEvents } from './run-events.js'

export interface WriteOptions extends RunSwitches {
  readonly strict?: true
  readonly quiet?: true
  readonly outcomes?: string
}

/** Writes the deliveries of a file of events, or of standard input, and says what happened. Gives the exit status. */
export async function writeDeliveries(
  path: string | undefined,
  chosen: ChosenEvents,
  options: WriteOptions,
  io: Io,
): Promise<number> {
  const colors = colorsFor(io.stderr, io.env)
  const progress = options.quiet ? noProgress : createProgress(io)
  const say = (line: string) => {
    progress.clear()
    io.stderr.write(`${line}\n`)
  }
  const source = openEvents(path, io)
  const badLines = new BadLines(source.name, say)
  const deliveries = new LineWriter(io.stdout, 'standard output')
  const outcomes = options.outcomes === undefined ? undefined : await openOutcomes(options.outcomes)
  const parts = { source, ...chosen, deliveries, outcomes, badLines, progress }
  const result = await runEvents(parts, options).finally(() => progress.clear())
  badLines.finish()
  // Whoever closed standard output has seen enough.
  if (deliveries.closed) return 0
  if (!options.quiet) {
    const configs = chosen.connections.map(({ config }) => config)
    const rows = result.tally.rows(configs.map(({ id }) => id))
    if (rows.length > 0) say(`${renderTable(rows, configs, colors)}\n`)
    say(renderTotals(result.totals))
  }
  const { discarded, badLines: skipped } = result.totals
  return options.strict && discarded + skipped > 0 ? statusOfNotice : 0
}
