import { hasErrors } from '../../diagnostics/diagnostic.js'
import { CliError } from '../cli-error.js'
import type { CliCommand } from '../command.js'
import { loadConfig } from '../config/load.js'
import { renderProblems } from '../config/render-problems.js'
import { colorsFor, type Io } from '../io.js'
import { LineWriter } from '../line-writer.js'
import { addEventType, addText, parseMoment, parsePositiveCount } from '../option-values.js'
import { chooseReplay } from '../replay.js'
import { createProgress, noProgress } from '../report/progress.js'
import { renderTable } from '../report/table.js'
import { renderTotals } from '../report/totals.js'
import { statusOfNotice, statusOfProblems } from '../status.js'
import { BadLines } from '../stream/bad-lines.js'
import { openEvents } from '../stream/open-events.js'
import { openOutcomes } from '../stream/open-outcomes.js'
import { filesOfDefinitions, filesOfWords, refuseOverwriting } from '../stream/overwriting.js'
import { runEvents } from '../stream/run-events.js'
import { compileSelection, type Selection } from '../stream/selection.js'

interface RunOptions extends Selection {
  readonly config?: string
  readonly strict?: true
  readonly quiet?: true
  readonly showSecrets?: true
  readonly outcomes?: string
  readonly replay?: string
  readonly maxLineBytes: number
}

export const run: CliCommand = {
  name: 'run',
  summary: 'turn events into deliveries',
  description:
    'Reads events, one JSON object a line, from a file or from standard input. Writes the deliveries that the ' +
    'connections of a configuration make of them to standard output, one JSON object a line, and what happened to ' +
    'standard error. Nothing is sent. The exit status is 0, 1 where the configuration is wrong, 2 where the words are ' +
    'wrong or a file can not be read, and 3 with --strict where something was discarded or skipped.',
  examples: [
    {
      title: 'Deliveries of a file of events',
      command: 'waybill run --config waybill.yaml events.ndjson > deliveries.ndjson',
    },
    {
      title: 'Try a configuration on sample events',
      command: 'waybill sample | waybill run --config waybill.yaml --quiet | head -3',
    },
    {
      title: 'Why each event was discarded',
      command:
        'waybill run --config waybill.yaml --outcomes outcomes.ndjson events.ndjson > deliveries.ndjson',
    },
    {
      title: 'Once more, the orders of a day, to one destination',
      command:
        'waybill run --config waybill.yaml --replay slack --event "Order Completed" --from 2026-03-02 --to 2026-03-03 events.ndjson > again.ndjson',
    },
  ],
  declare(command, io, done) {
    command
      .argument('[events]', 'a file of events; standard input where it is left out or "-"')
      .option(
        '-c, --config <file>',
        `the connections, as YAML or JSON; "$\{NAME}" in a text reads the environment`,
      )
      .option('--strict', 'end with status 3 when something was discarded or skipped')
      .option('-q, --quiet', 'no progress line and no table')
      .option('--show-secrets', 'print credentials and secret addresses, which are "•••" otherwise')
      .option('--outcomes <file>', 'also write what happened to each event, one JSON object a line')
      .option(
        '--replay <name>',
        'send to this connection, or to those of the destination with this slug, and to no others, ' +
          'whatever the integrations of an event say',
      )
      .option('--type <type>', 'take only events of this type; can be repeated', addEventType)
      .option(
        '--event <name>',
        'take only track events, pages and screens of this name; can be repeated',
        addText,
      )
      .option(
        '--from <time>',
        'take only events from this time on, by their timestamp, ISO 8601',
        parseMoment,
      )
      .option('--to <time>', 'take only events from before this time', parseMoment)
      .option('--max-line-bytes <number>', 'skip lines that are longer', parsePositiveCount, 1_000_000)
      .action(async (path: string | undefined, options: RunOptions) =>
        done(await runConfig(path, options, io)),
      )
  },
}

async function runConfig(path: string | undefined, options: RunOptions, io: Io): Promise<number> {
  const colors = colorsFor(io.stderr, io.env)
  if (options.config === undefined)
    throw new CliError('name the file with the connections, such as: waybill run --config waybill.yaml')
  const { from, to } = options
  if (from !== undefined && to !== undefined && from >= to)
    throw new CliError('--from has to be earlier than --to: no event comes between the two')
  if (options.outcomes !== undefined)
    refuseOverwriting(options.outcomes, filesOfWords(path, options.config, io))
  const { connections: all, problems, definitionFiles, destinations } = loadConfig(options.config, io.env)
  if (options.outcomes !== undefined) refuseOverwriting(options.outcomes, filesOfDefinitions(definitionFiles))
  if (problems.length > 0) io.stderr.write(`${renderProblems(problems, colors)}\n`)
  if (hasErrors(problems.map(({ diagnostic }) => diagnostic))) return statusOfProblems

  const replay = options.replay === undefined ? undefined : chooseReplay(options.replay, all, destinations)
  const connections = replay?.connections ?? all
  const select = compileSelection(options)
  const progress = options.quiet ? noProgress : createProgress(io)
  const say = (line: string) => {
    progress.clear()
    io.stderr.write(`${line}\n`)
  }
  const source = openEvents(path, io)
  const badLines = new BadLines(source.name, say)
  const deliveries = new LineWriter(io.stdout, 'standard output')
  const outcomes = options.outcomes === undefined ? undefined : await openOutcomes(options.outcomes)
  const replayed = replay === undefined ? {} : { prepare: replay.prepare }
  const parts = { source, connections, select, ...replayed, deliveries, outcomes, badLines, progress }
  const result = await runEvents(parts, options).finally(() => progress.clear())
  badLines.finish()
  // Whoever closed standard output has seen enough.
  if (deliveries.closed) return 0
  if (!options.quiet) {
    const configs = connections.map(({ config }) => config)
    const rows = result.tally.rows(configs.map(({ id }) => id))
    if (rows.length > 0) say(`${renderTable(rows, configs, colors)}\n`)
    say(renderTotals(result.totals))
  }
  const { discarded, badLines: skipped } = result.totals
  return options.strict && discarded + skipped > 0 ? statusOfNotice : 0
}
