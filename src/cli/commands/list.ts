import Table from 'cli-table3'
import { definitions } from 'waybill/definitions'
import type { CliCommand } from '../command.js'
import { colorsFor } from '../io.js'
import { noLines } from '../report/table.js'
import { writeText } from '../text-files.js'

export const list: CliCommand = {
  name: 'list',
  summary: 'list the destinations that come with Waybill',
  description: 'Writes a line for each destination: its slug, its name, what it takes and what it can do.',
  examples: [
    { title: 'Everything that is there', command: 'waybill list' },
    { title: 'As data, one a line', command: 'waybill list --json | head -3' },
  ],
  declare(command, io, done) {
    command.option('--json', 'one JSON object a line').action(async (options: { readonly json?: true }) => {
      await writeText(options.json === true ? asJson() : asTable(colorsFor(io.stdout, io.env).dim), io)
      done(0)
    })
  },
}

const rows = definitions.map(({ slug, name, version, input, events = [], actions }) => ({
  slug,
  name,
  version,
  takes: input === 'record' ? ['record'] : events,
  actions: Object.keys(actions),
}))

const asJson = (): string => rows.map((row) => JSON.stringify(row)).join('\n')

function asTable(dim: (text: string) => string): string {
  const table = new Table({
    head: ['slug', 'name', 'takes', 'actions'].map(dim),
    chars: noLines,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
  })
  for (const { slug, name, takes, actions } of rows)
    table.push([slug, name, takes.join(', '), actions.join(', ')])
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
}
