import { CliError } from '../cli-error.js'
import type { CliCommand } from '../command.js'
import { chooseConnections } from '../config/choose-connections.js'
import { openConfig } from '../config/open-config.js'
import { answersInBrief, type TraceFormat, tracesAsJson, tracesInFull } from '../explain/trace-formats.js'
import { colorsFor, type Io } from '../io.js'
import { LineWriter } from '../line-writer.js'
import { parsePositiveCount } from '../option-values.js'
import { createProgress } from '../report/progress.js'
import { nameInWords } from '../standard-input.js'
import { statusOfProblems } from '../status.js'
import { BadLines } from '../stream/bad-lines.js'
import { openEvents } from '../stream/open-events.js'
import { readEvents } from '../stream/read-events.js'

interface ExplainOptions {
  readonly config?: string
  readonly event?: string
  readonly line?: number
  readonly connection?: string
  readonly brief?: true
  readonly json?: true
  readonly maxLineBytes: number
}

export const explain: CliCommand = {
  name: 'explain',
  summary: 'say what becomes of an event, and why',
  description:
    'Takes an event through the connections of a configuration and tells the whole way: first whether it is sent or why ' +
    'it is not, then what each step did, why each filter and trigger holds or not, and where every value of a request ' +
    'comes from. Reads JSON, one event or a list of them, or one event a line. Secrets, and what the configuration ' +
    'redacts, are "•••". Nothing is sent.',
  examples: [
    {
      title: 'Why is this event not sent?',
      command: 'waybill explain --config waybill.yaml --event event.json',
    },
    {
      title: 'The third of a file, at one connection',
      command: 'waybill explain -c waybill.yaml --event events.ndjson --line 3 --connection team-chat',
    },
    {
      title: 'Only the answers, for many events',
      command: 'waybill sample | waybill explain -c waybill.yaml --brief | head -20',
    },
    {
      title: 'The traces as data, one a line',
      command: 'waybill explain -c waybill.yaml --event event.json --json > traces.ndjson',
    },
  ],
  declare(command, io, done) {
    command
      .argument('[event]', 'the event, as with --event')
      .option('-c, --config <file>', 'the connections, as YAML or JSON')
      .option('-e, --event <file>', 'the event; standard input where it is left out or "-"')
      .option(
        '--line <number>',
        'only the event on this line, of a list the one in this place',
        parsePositiveCount,
      )
      .option('--connection <name>', 'only this connection, or those of the destination with this slug')
      .option('--brief', 'only the answers, one a line')
      .option('--json', 'the traces as JSON, one a line')
      .option('--max-line-bytes <number>', 'skip lines that are longer', parsePositiveCount, 1_000_000)
      .action(async (event: string | undefined, options: ExplainOptions) => {
        if (event !== undefined && options.event !== undefined)
          throw new CliError('name the file with the event once: behind --event, or without it')
        done(await runExplain(event === undefined ? options : { ...options, event }, io))
      })
  },
}

async function runExplain(options: ExplainOptions, io: Io): Promise<number> {
  const { connection: name, line, maxLineBytes } = options
  if (options.config === undefined)
    throw new CliError('name the file with the connections, such as: waybill explain --config waybill.yaml')
  const config = openConfig(options.config, io)
  if (config === undefined) return statusOfProblems
  const connections = name === undefined ? config.connections : chooseConnections(name, config.connections)
  const source = openEvents(options.event, io)
  const progress = createProgress(io)
  const badLines = new BadLines(source.name, (text) => {
    progress.clear()
    io.stderr.write(`${text}\n`)
  })
  const isAsked = (number: number) => line === undefined || line === number
  const bad = {
    noJson: (number: number, text: string) => isAsked(number) && badLines.noJson(number, text),
    tooLong: (number: number, limit: number) => isAsked(number) && badLines.tooLong(number, limit),
  }
  const colors = colorsFor(io.stdout, io.env)
  const writer = new LineWriter(io.stdout, 'standard output')
  const format = formatOf(options)
  let events = 0
  let deliveries = 0
  for await (const { number, event } of readEvents(source, bad, maxLineBytes)) {
    if (!isAsked(number)) continue
    const place = `${source.name}:${number}`
    const results = connections.map((connection) => connection.explain(event))
    if (format === tracesInFull && events > 0) writer.write(`\n${colors.dim(`── ${place}`)}`)
    writer.write(
      format(
        results.map(({ trace }) => trace),
        place,
        colors,
      ),
    )
    events += 1
    deliveries += results.reduce((sum, result) => sum + result.deliveries.length, 0)
    progress.update(events, deliveries)
    await writer.ready()
    if (writer.closed || line !== undefined) break
  }
  progress.clear()
  badLines.finish()
  await writer.finish()
  if (events > 0 || writer.closed) return 0
  const input = nameInWords(source.name)
  throw new CliError(line === undefined ? `${input} holds no event` : `${input} has no event on line ${line}`)
}

function formatOf({ brief, json }: ExplainOptions): TraceFormat {
  if (json === true) return tracesAsJson
  return brief === true ? answersInBrief : tracesInFull
}
