import type { Command } from 'commander'
import { CliError } from '../cli-error.js'
import type { CliCommand } from '../command.js'
import { openConfig } from '../config/open-config.js'
import {
  checkDeliverOptions,
  type DeliverOptions,
  declareDeliverOptions,
} from '../deliver/deliver-options.js'
import { sendDeliveries } from '../deliver/send-deliveries.js'
import type { Io } from '../io.js'
import { addEventType, addText, parseMoment, parsePositiveCount } from '../option-values.js'
import { chooseReplay } from '../replay.js'
import { statusOfProblems } from '../status.js'
import { filesOfDefinitions, filesOfWords, refuseOverwriting } from '../stream/overwriting.js'
import { compileSelection, type Selection } from '../stream/selection.js'
import { type WriteOptions, writeDeliveries } from '../stream/write-deliveries.js'

interface RunOptions extends Selection, WriteOptions, DeliverOptions {
  readonly config?: string
  readonly showSecrets?: true
  readonly replay?: string
}

export const run: CliCommand = {
  name: 'run',
  summary: 'turn events into deliveries',
  description:
    'Reads events, one JSON object a line or a list of them, from a file or from standard input. Writes the deliveries that the ' +
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
  const { config: configPath, from, to, outcomes, replay: again } = options
  if (configPath === undefined)
    throw new CliError('name the file with the connections, such as: waybill run --config waybill.yaml')
  if (from !== undefined && to !== undefined && from >= to)
    throw new CliError('--from has to be earlier than --to: no event comes between the two')
  checkDeliverOptions(options)
  if (outcomes !== undefined) refuseOverwriting(outcomes, filesOfWords(path, configPath, options.store, io))
  const config = openConfig(configPath, io)
  if (config === undefined) return statusOfProblems
  if (outcomes !== undefined) refuseOverwriting(outcomes, filesOfDefinitions(config.definitionFiles))
  const { connections, destinations } = config
  const select = compileSelection(options)
  const chosen =
    again === undefined
      ? { connections, select }
      : { ...chooseReplay(again, connections, destinations), select }
  return options.deliver === true
    ? sendDeliveries(
        { path, config, chosen, again: again !== undefined },
        { ...options, config: configPath },
        io,
      )
    : writeDeliveries(path, chosen, options, io)
}
