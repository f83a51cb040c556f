import { dirname, relative } from 'node:path'
import { definitions } from 'waybill/definitions'
import type { Destination } from '../../index.js'
import { CliError } from '../cli-error.js'
import type { CliCommand } from '../command.js'
import { checkConfig } from '../config/load.js'
import { openDefinition } from '../config/open-definition.js'
import type { Problem } from '../config/problem.js'
import { parseSource, type SourceFile } from '../config/source-file.js'
import { tellProblems } from '../config/tell-problems.js'
import { connectionsAsYaml } from '../import/connections-as-yaml.js'
import { findDefinition } from '../import/find-definition.js'
import { type ImportedConnection, importConnection } from '../import/import-connection.js'
import { mendConnections } from '../import/mend-connections.js'
import { readExport, type SegmentDestination } from '../import/read-export.js'
import { readJson } from '../import/read-json.js'
import { renderNotes } from '../import/render-notes.js'
import type { Io } from '../io.js'
import { quantity } from '../report/quantity.js'
import { expectOneStandardInput } from '../standard-input.js'
import { statusOfNotice, statusOfProblems } from '../status.js'
import { readFile, writeFile, writeText } from '../text-files.js'

interface ImportOptions {
  readonly destination?: string
  readonly id?: string
  readonly out: string
  readonly report?: string
  readonly force?: true
  readonly strict?: true
}

export const importSegment: CliCommand = {
  name: 'segment',
  summary: "make connections of Segment's subscriptions and filters",
  description:
    'Reads JSON: subscriptions as the open framework has them (`partnerAction`, `subscribe`, `mapping`), or what the ' +
    'Public API answers for a destination, its subscriptions and its filters. Writes a file of connections that passes ' +
    '`waybill check`, and tells on standard error what is otherwise than it was, what is left out, and why. Credentials ' +
    'become variables of the environment.',
  examples: [
    {
      title: 'Subscriptions as the open framework has them',
      command: 'waybill import segment subscriptions.json --destination slack --out slack.yaml --force',
    },
    {
      title: 'What the Public API answers for a destination, its subscriptions and its filters',
      command: 'waybill import segment destination.json subscriptions.json filters.json > imported.yaml',
    },
    {
      title: 'What is otherwise as data, and status 3 where something is left out',
      command:
        'waybill import segment subscriptions.json -d slack --strict --report notes.json > imported.yaml',
    },
  ],
  declare(command, io, done) {
    command
      .argument('<files...>', 'files of JSON that belong together; "-" for standard input')
      .option('-d, --destination <definition>', 'the destination: a slug, or the file of a definition')
      .option('--id <id>', 'the id of the connection; the slug where it is left out')
      .option('-o, --out <file>', 'write the connections to this file', '-')
      .option('--force', 'also where that file is there already')
      .option('--report <file>', 'also write what is otherwise as JSON')
      .option('--strict', 'end with status 3 where something is left out')
      .action(async (paths: readonly string[], options: ImportOptions) =>
        done(await runImport(paths, options, io)),
      )
  },
}

async function runImport(paths: readonly string[], options: ImportOptions, io: Io): Promise<number> {
  const { out, report } = options
  expectOneStandardInput(paths)
  if (options.destination === '-')
    throw new CliError('--destination needs a slug or the name of a file: the connections will name it too')
  if (report === '-' && out === '-')
    throw new CliError('--report needs the name of a file: the connections already go to standard output')
  if (out !== '-' && options.force !== true && readFile(out) !== undefined)
    throw new CliError(`"${out}" is there already: name another file, or add --force to write over it`)
  const destinations = await readDestinations(paths, io)
  if (options.id !== undefined && destinations.length > 1)
    throw new CliError('--id names one connection, and there are several destinations: leave it out')
  const chosen = options.destination === undefined ? undefined : await openDefinition(options.destination, io)
  if (chosen !== undefined && chosen.definition === undefined) return statusOfProblems
  const imported = destinations.map((destination, index) => {
    const definition = chosen?.definition ?? definitionOf(destination)
    return importConnection(options.id ?? idOf(definition, index), destination, definition)
  })
  const path = out === '-' ? 'imported.yaml' : out
  const definitionFiles = chosen?.file === undefined ? [] : [relative(dirname(path), chosen.file)]
  const render = (connections: readonly ImportedConnection[]) =>
    connectionsAsYaml(connections, definitionFiles)
  const { connections, problems } = mendConnections(imported, (parts) =>
    problemsIn(parseSource(path, render(parts))),
  )
  if (problems.length > 0) {
    tellProblems(problems, io)
    return statusOfProblems
  }
  if (out === '-') await writeText(render(connections), io)
  else writeFile(out, render(connections))
  const notes = connections.flatMap(({ id, notes }) => notes.map((note) => ({ connection: id, ...note })))
  const notesAsJson = JSON.stringify(notes, null, 2)
  if (report === '-') await writeText(notesAsJson, io)
  else if (report !== undefined) writeFile(report, `${notesAsJson}\n`)
  io.stderr.write(`${[...renderNotes(connections), sumOf(connections)].join('\n\n')}\n`)
  return options.strict === true && notes.some(({ kind }) => kind === 'left-out') ? statusOfNotice : 0
}

async function readDestinations(paths: readonly string[], io: Io): Promise<readonly SegmentDestination[]> {
  const values: unknown[] = []
  for (const path of paths) values.push(await readJson(path, io))
  const destinations = readExport(values)
  if (destinations === undefined)
    throw new CliError(
      'there are several destinations, and subscriptions or filters that belong to none of them: import one at a time',
    )
  if (destinations.length === 0)
    throw new CliError(
      `${paths.map((path) => (path === '-' ? 'standard input' : path)).join(', ')}: there is no subscription, no filter and no destination of Segment in it`,
    )
  return destinations
}

function definitionOf({ labels, subscriptions }: SegmentDestination): Destination {
  const actions = subscriptions.flatMap(({ partnerAction, actionSlug }) =>
    [partnerAction, actionSlug].filter((name) => typeof name === 'string'),
  )
  const found = findDefinition(definitions, labels, actions)
  if (found !== undefined) return found
  const [label] = labels
  throw new CliError(
    label === undefined
      ? 'nothing says which destination this is for: name it, such as --destination slack'
      : `Waybill has no destination "${label}": name another one, or the file of a definition, with --destination`,
  )
}

const idOf = ({ slug }: Destination, index: number): string => (index === 0 ? slug : `${slug}-${index + 1}`)

/** Variables are not set where a file is made; what follows from that is no error. */
const problemsIn = (file: SourceFile): readonly Problem[] =>
  checkConfig(file, {}, 'warning').problems.filter(({ diagnostic }) => diagnostic.severity === 'error')

function sumOf(connections: readonly ImportedConnection[]): string {
  const of = (list: readonly { readonly part: unknown }[], one: string, several: string) =>
    `${list.filter(({ part }) => part !== undefined).length} of ${quantity(list.length, one, several)}`
  const subscriptions = connections.flatMap((connection) => connection.subscriptions)
  const filters = connections.flatMap((connection) => connection.filters)
  return `${of(subscriptions, 'subscription', 'subscriptions')} and ${of(filters, 'filter', 'filters')} carried over`
}
