import type { Action, Destination } from '../../actions/index.js'
import { didYouMean } from '../../diagnostics/suggest.js'
import { isObject, type JsonObject } from '../../json/value.js'
import { CliError } from '../cli-error.js'
import type { CliCommand } from '../command.js'
import { openDefinition } from '../config/open-definition.js'
import type { Io } from '../io.js'
import { parsePositiveCount } from '../option-values.js'
import { expectOneStandardInput, nameInWords } from '../standard-input.js'
import { statusOfProblems } from '../status.js'
import { BadLines } from '../stream/bad-lines.js'
import { openEvents } from '../stream/open-events.js'
import { readEvents } from '../stream/read-events.js'
import { proposalsAsYaml } from '../suggest/proposals-as-yaml.js'
import { proposeMappings, type SampleData } from '../suggest/propose-mappings.js'
import { writeText } from '../text-files.js'

interface SuggestOptions {
  readonly event?: string
  readonly columns?: string
  readonly all?: true
  readonly json?: true
  readonly maxLineBytes: number
}

/** More samples say nothing new. */
const mostEvents = 1000

export const suggest: CliCommand = {
  name: 'suggest',
  summary: 'propose mappings for the fields of an action',
  description:
    'Finds in sample events what could be mapped to the fields of an action, by names and types that are near, and ' +
    'writes it as YAML for a subscription, with the reason for each. Fields that the default mapping of the action ' +
    `fills already are left out. Takes the first ${mostEvents} events, of these the ones that the default trigger of ` +
    'the action asks for.',
  examples: [
    {
      title: 'What of an event fits the fields of an action',
      command: 'waybill suggest mixpanel trackPurchase --event event.json',
    },
    {
      title: 'From the columns of a table, for a definition of your own',
      command: 'waybill suggest acme.yaml upsert --columns "Id,E-Mail,age_in_years"',
    },
    {
      title: 'Every proposal as data',
      command: 'waybill sample | waybill suggest braze updateUserProfile --all --json > proposals.json',
    },
  ],
  declare(command, io, done) {
    command
      .argument('<definition>', 'a slug, or the file of a definition')
      .argument('<action>', 'the name of the action')
      .option('-e, --event <file>', 'sample events; standard input where it is left out or "-"')
      .option('--columns <names>', 'instead of events the columns of a table, with commas between them')
      .option('--all', 'also for fields that the default mapping fills')
      .option('--json', 'the proposals as JSON')
      .option('--max-line-bytes <number>', 'skip lines that are longer', parsePositiveCount, 1_000_000)
      .action(async (name: string, action: string, options: SuggestOptions) =>
        done(await runSuggest(name, action, options, io)),
      )
  },
}

async function runSuggest(
  name: string,
  actionName: string,
  options: SuggestOptions,
  io: Io,
): Promise<number> {
  if (options.event !== undefined && options.columns !== undefined)
    throw new CliError('give --event or --columns: proposals are made from one of the two')
  if (options.columns === undefined) expectOneStandardInput([name, options.event ?? '-'])
  const { definition } = await openDefinition(name, io)
  if (definition === undefined) return statusOfProblems
  const action = findAction(actionName, definition)
  const proposals = proposeMappings(action, await readSample(options, io))
  const title = { action: actionName, destination: definition.name, all: options.all === true }
  await writeText(
    options.json === true ? JSON.stringify(proposals.fields, null, 2) : proposalsAsYaml(proposals, title),
    io,
  )
  return 0
}

function findAction(name: string, { actions, name: destination }: Destination): Action {
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined
  if (action !== undefined) return action
  const known = Object.keys(actions)
  const { hint = `it has ${known.join(', ')}` } = didYouMean(name, known)
  throw new CliError(`${destination} has no action "${name}": ${hint}`)
}

async function readSample({ event, columns, maxLineBytes }: SuggestOptions, io: Io): Promise<SampleData> {
  if (columns !== undefined) return { columns: namesIn(columns) }
  const source = openEvents(event, io)
  const badLines = new BadLines(source.name, (line) => io.stderr.write(`${line}\n`))
  const events: JsonObject[] = []
  for await (const read of readEvents(source, badLines, maxLineBytes)) {
    if (isJsonObject(read.event)) events.push(read.event)
    if (events.length === mostEvents) break
  }
  badLines.finish()
  if (events.length === 0) throw new CliError(`${nameInWords(source.name)} holds no event`)
  return { events }
}

function namesIn(columns: string): readonly string[] {
  const names = columns.split(',').map((name) => name.trim())
  const known = names.filter((name) => name !== '')
  if (known.length === 0)
    throw new CliError('--columns needs names with commas between them, such as "Id,Email"')
  return known
}

/** What was read as JSON is no other object. */
const isJsonObject = (value: unknown): value is JsonObject => isObject(value)
