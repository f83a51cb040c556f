import { CliError } from '../cli-error.js'
import type { CliCommand } from '../command.js'
import { type ConnectionChange, compareConfigs } from '../diff/compare-configs.js'
import { compareTwoDefinitions, type DefinitionDiff } from '../diff/compare-two-definitions.js'
import { type ConnectionImpact, measureImpact } from '../diff/measure-impact.js'
import { pairConnections } from '../diff/pair-connections.js'
import { readSides, type Sides } from '../diff/read-sides.js'
import { renderConfigChanges, renderDefinitionDiff } from '../diff/render-changes.js'
import { hasImpact, renderImpact } from '../diff/render-impact.js'
import { colorsFor, type Io } from '../io.js'
import { parseCount, parsePositiveCount } from '../option-values.js'
import { createProgress } from '../report/progress.js'
import { expectOneStandardInput } from '../standard-input.js'
import { statusOfNotice, statusOfProblems } from '../status.js'
import { BadLines } from '../stream/bad-lines.js'
import { openEvents } from '../stream/open-events.js'
import { readEvents } from '../stream/read-events.js'
import { writeText } from '../text-files.js'

interface DiffOptions {
  readonly events?: string
  readonly config?: string
  readonly examples: number
  readonly json?: true
  readonly exitCode?: true
  readonly maxLineBytes: number
}

export const diff: CliCommand = {
  name: 'diff',
  summary: 'say what a change does',
  description:
    'Compares two files of connections, or two definitions: what they say otherwise and, of definitions, whether saved ' +
    'configurations break. With events it says what the change does to them: how many are newly sent, no longer sent ' +
    'or sent differently, with examples and the differences of their requests. Nothing is sent.',
  examples: [
    {
      title: 'What would the new configuration send otherwise?',
      command: 'waybill diff waybill.yaml next.yaml --events events.ndjson',
    },
    {
      title: 'Do saved configurations break?',
      command: 'waybill diff released/acme.yaml acme.yaml',
    },
    {
      title: 'What a new definition does to the events of its connections',
      command:
        'waybill diff released/acme.yaml acme.yaml --config acme-connections.yaml --events events.ndjson',
    },
    {
      title: 'The last commit against the working copy, as data',
      command: 'git show HEAD:waybill.yaml | waybill diff - waybill.yaml --json',
    },
  ],
  declare(command, io, done) {
    command
      .argument(
        '<before>',
        'connections (YAML, JSON) or a definition (also TypeScript, JavaScript); "-" for standard input',
      )
      .argument('<after>', 'the same after the change')
      .option('-e, --events <file>', 'also what becomes of these events ("-" for standard input)')
      .option(
        '-c, --config <file>',
        'for definitions: the connections that the events are for (else presets, with the settings of examples)',
      )
      .option('--examples <number>', 'how many events of each subscription are shown', parseCount, 10)
      .option('--json', 'one JSON object')
      .option(
        '--exit-code',
        'end with status 3 where something differs; with events, where something else is sent',
      )
      .option('--max-line-bytes <number>', 'skip lines that are longer', parsePositiveCount, 1_000_000)
      .action(async (before: string, after: string, options: DiffOptions) =>
        done(await runDiff(before, after, options, io)),
      )
  },
}

async function runDiff(before: string, after: string, options: DiffOptions, io: Io): Promise<number> {
  const { config, events, examples, json, exitCode } = options
  expectOneStandardInput([before, after, events])
  if (config !== undefined && events === undefined)
    throw new CliError('--config says what the events are for: give --events too')
  const sides = await readSides(before, after, io)
  if (sides === undefined) return statusOfProblems
  const compared = compare(sides)
  const impacts = events === undefined ? [] : await impactOf(sides, events, options, io)
  if (impacts === undefined) return statusOfProblems
  const colors = colorsFor(io.stdout, io.env)
  if (json === true) {
    const told = { ...compared, ...(events === undefined ? {} : { impact: impacts }) }
    await writeText(JSON.stringify(told, null, 2), io)
  } else {
    const told =
      'connections' in compared
        ? renderConfigChanges(compared.connections, colors)
        : renderDefinitionDiff(compared.definition, colors)
    const rest = events === undefined ? [] : [renderImpact(impacts, examples, colors)]
    await writeText([told, ...rest].join('\n\n'), io)
  }
  const differs =
    events === undefined ? hasChanges(compared) : impacts.some(({ impact }) => hasImpact(impact.total))
  return exitCode === true && differs ? statusOfNotice : 0
}

type Compared =
  | { readonly connections: readonly ConnectionChange[] }
  | { readonly definition: DefinitionDiff }

const compare = (sides: Sides): Compared =>
  sides.kind === 'connections'
    ? { connections: compareConfigs(sides.before, sides.after) }
    : { definition: compareTwoDefinitions(sides.before, sides.after) }

const hasChanges = (compared: Compared): boolean =>
  'connections' in compared ? compared.connections.length > 0 : compared.definition.changes.length > 0

async function impactOf(
  sides: Sides,
  events: string,
  { config, examples, maxLineBytes }: DiffOptions,
  io: Io,
): Promise<readonly ConnectionImpact[] | undefined> {
  const pairs = pairConnections(sides, config, io)
  if (pairs === undefined) return undefined
  const source = openEvents(events, io)
  const progress = createProgress(io)
  const badLines = new BadLines(source.name, (line) => {
    progress.clear()
    io.stderr.write(`${line}\n`)
  })
  const read = readEvents(source, badLines, maxLineBytes)
  const impacts = await measureImpact(pairs, read, examples, (count, sent) => progress.update(count, sent))
  progress.clear()
  badLines.finish()
  return impacts
}
