import type { Command } from 'commander'
import { CliError } from '../cli-error.js'
import type { CliCommand } from '../command.js'
import type { LoadedConfig } from '../config/load.js'
import { openConfig } from '../config/open-config.js'
import { deliverEvents } from '../deliver/deliver-events.js'
import {
  checkDeliverOptions,
  type DeliverOptions,
  declareDeliverOptions,
  usualPending,
} from '../deliver/deliver-options.js'
import { warnOfCommands } from '../deliver/warn-of-commands.js'
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

interface RunOptions extends Selection, DeliverOptions {
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
    'standard error. Nothing is sent, unless with --deliver: then deliveries are not written but sent, and tried again ' +
    'for four hours; an event whose messageId came within 24 hours is sent once. The exit status is 0, 1 where the ' +
    'configuration is wrong, 2 where the words are wrong or a file can not be read, 3 with --strict where something ' +
    'was discarded or skipped, and 4 where something could not be delivered or waits in the store.',
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
    {
      title: 'Send them, and lose none however the run ends',
      command: 'waybill run --deliver --config waybill.yaml --store waybill.db events.ndjson',
    },
    {
      title: 'Go on with what a store still holds',
      command: 'waybill run --deliver --config waybill.yaml --store waybill.db < /dev/null',
    },
  ],
  declare(command, io, done) {
    declareDeliverOptions(declareRunOptions(command)).action(
      async (path: string | undefined, options: RunOptions) => done(await runConfig(path, options, io)),
    )
  },
}

function declareRunOptions(command: Command): Command {
  return command
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
    .option('--from <time>', 'take only events from this time on, by their timestamp, ISO 8601', parseMoment)
    .option('--to <time>', 'take only events from before this time', parseMoment)
    .option('--max-line-bytes <number>', 'skip lines that are longer', parsePositiveCount, 1_000_000)
}

async function runConfig(path: string | undefined, options: RunOptions, io: Io): Promise<number> {
  if (options.config === undefined)
    throw new CliError('name the file with the connections, such as: waybill run --config waybill.yaml')
  const { from, to } = options
  if (from !== undefined && to !== undefined && from >= to)
    throw new CliError('--from has to be earlier than --to: no event comes between the two')
  checkDeliverOptions(options)
  if (options.outcomes !== undefined)
    refuseOverwriting(options.outcomes, filesOfWords(path, options.config, options.store, io))
  const config = openConfig(options.config, io)
  if (config === undefined) return statusOfProblems
  if (options.outcomes !== undefined)
    refuseOverwriting(options.outcomes, filesOfDefinitions(config.definitionFiles))
  const run = { config, options, path }
  return options.deliver === true ? sendDeliveries(run, io) : writeDeliveries(run, io)
}

/** What a run was asked for, with the connections that there are. */
interface Run {
  readonly path: string | undefined
  readonly options: RunOptions
  readonly config: LoadedConfig
}

/** The connections that events go to, and which events, as what. */
function asked({ options, config: { connections, destinations } }: Run) {
  const replay =
    options.replay === undefined ? undefined : chooseReplay(options.replay, connections, destinations)
  return {
    connections: replay?.connections ?? connections,
    select: compileSelection(options),
    ...(replay === undefined ? {} : { prepare: replay.prepare }),
  }
}

async function writeDeliveries(run: Run, io: Io): Promise<number> {
  const { options, path } = run
  const colors = colorsFor(io.stderr, io.env)
  const input = asked(run)
  const progress = options.quiet ? noProgress : createProgress(io)
  const say = (line: string) => {
    progress.clear()
    io.stderr.write(`${line}\n`)
  }
  const source = openEvents(path, io)
  const badLines = new BadLines(source.name, say)
  const deliveries = new LineWriter(io.stdout, 'standard output')
  const outcomes = options.outcomes === undefined ? undefined : await openOutcomes(options.outcomes)
  const parts = { source, ...input, deliveries, outcomes, badLines, progress }
  const result = await runEvents(parts, options).finally(() => progress.clear())
  badLines.finish()
  // Whoever closed standard output has seen enough.
  if (deliveries.closed) return 0
  if (!options.quiet) {
    const configs = input.connections.map(({ config }) => config)
    const rows = result.tally.rows(configs.map(({ id }) => id))
    if (rows.length > 0) say(`${renderTable(rows, configs, colors)}\n`)
    say(renderTotals(result.totals))
  }
  const { discarded, badLines: skipped } = result.totals
  return options.strict && discarded + skipped > 0 ? statusOfNotice : 0
}

async function sendDeliveries(run: Run, io: Io): Promise<number> {
  const { options, path, config } = run
  const { maxLineBytes, maxPending = usualPending, replay } = options
  for (const line of warnOfCommands(config.connections, config.destinations)) io.stderr.write(`${line}\n`)
  // At a keyboard nobody waits for events who goes on with what is in a store.
  const hasInput = path !== undefined || options.store === undefined || io.stdin.isTTY !== true
  const outcomes = options.outcomes === undefined ? undefined : await openOutcomes(options.outcomes)
  return deliverEvents(
    {
      options,
      config: options.config ?? '',
      connections: config.connections,
      ...(outcomes === undefined ? {} : { outcomes }),
      ...(hasInput
        ? {
            input: {
              ...asked(run),
              source: openEvents(path, io),
              destinations: config.destinations,
              again: replay !== undefined,
              maxLineBytes,
              maxPending,
            },
          }
        : {}),
    },
    io,
  )
}
