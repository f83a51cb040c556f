import { CliError } from '../cli-error.js'
import type { CliCommand } from '../command.js'
import { openDefinition } from '../config/open-definition.js'
import type { Io } from '../io.js'
import { destinationPage } from '../pages/destination-page.js'
import { shellWord } from '../shell-word.js'
import { statusOfNotice, statusOfProblems } from '../status.js'
import { filesOfDefinitions, refuseOverwriting } from '../stream/overwriting.js'
import { readFile, writeFile, writeText } from '../text-files.js'

interface DocsOptions {
  readonly out?: string
  readonly check?: true
}

export const docs: CliCommand = {
  name: 'docs',
  summary: 'write the page of a definition',
  description:
    'Writes the page of a definition in Markdown: settings, actions, fields with their default mappings, presets, notes, ' +
    'and the examples with what goes in and what comes out. The definition is checked first, and its examples are run: ' +
    'a page never shows an example that is not true.',
  examples: [
    { title: 'The page of a definition of your own', command: 'waybill docs acme.yaml --out acme.md' },
    {
      title: 'In continuous integration: is the page that is checked in still right?',
      command: 'waybill docs acme.yaml --out acme.md --check',
    },
    { title: 'The page of one that comes with Waybill', command: 'waybill docs slack | head -5' },
  ],
  declare(command, io, done) {
    command
      .argument(
        '<definition>',
        'a file (TypeScript, JavaScript, YAML, JSON; "-" for standard input), or a slug',
      )
      .option('-o, --out <file>', 'write the page to this file')
      .option('--check', 'write nothing, and end with status 3 where the file of --out is not that page')
      .action(async (name: string, options: DocsOptions) => done(await writeDocs(name, options, io)))
  },
}

async function writeDocs(name: string, { out = '-', check }: DocsOptions, io: Io): Promise<number> {
  if (check === true && out === '-')
    throw new CliError(
      '--check needs the page to look at, such as: waybill docs acme.yaml --out acme.md --check',
    )
  if (out !== '-') refuseOverwriting(out, filesOfDefinitions([name]), '--out')
  const { definition, isBroken } = await openDefinition(name, io)
  if (definition === undefined || isBroken) return statusOfProblems
  const page = destinationPage(definition, '`waybill docs`')
  if (out === '-') await writeText(page, io)
  else if (check !== true) writeFile(out, page)
  else if (readFile(out) !== page) {
    const again = `waybill docs ${shellWord(name)} --out ${shellWord(out)}`
    io.stderr.write(`${out} is stale: ${again} writes it anew\n`)
    return statusOfNotice
  }
  return 0
}
