import { Option } from 'commander'
import uniqBy from 'lodash/uniqBy.js'
import { hasErrors } from '../../diagnostics/diagnostic.js'
import { printable } from '../../engine/printable.js'
import { checkAgainstOlder } from '../check/check-against.js'
import { checkSource } from '../check/check-source.js'
import { readSources } from '../check/read-sources.js'
import { formats } from '../check/report/formats.js'
import type { CliCommand } from '../command.js'
import { inReadingOrder, type Problem } from '../config/problem.js'
import { colorsFor, type Io } from '../io.js'
import { LineWriter } from '../line-writer.js'
import { createStatusLine } from '../report/progress.js'
import { quantity } from '../report/quantity.js'
import { expectOneStandardInput } from '../standard-input.js'
import { statusOfProblems, statusOfUsage } from '../status.js'

interface CheckOptions {
  readonly against?: string
  readonly format: string
  readonly strict?: true
}

export const check: CliCommand = {
  name: 'check',
  summary: 'find mistakes in definitions and connections',
  description:
    'Reads definitions of destinations (TypeScript, JavaScript, YAML or JSON) and files of connections (YAML or JSON), ' +
    'and says everything that is wrong with them, and where. Of a folder it takes what exports or holds "slug" and ' +
    '"actions", and what holds "connections". Modules are run to be read. The examples of definitions are run as ' +
    'tests. The exit status is 0, 1 where errors were found (with --strict also warnings), and 2 where the words are ' +
    'wrong or a file can not be read.',
  examples: [
    { title: 'A file of connections', command: 'waybill check waybill.yaml' },
    {
      title: 'All definitions and connections below a folder, as lines for a service that shows them',
      command: 'waybill check . --format sarif > waybill.sarif',
    },
    {
      title: 'What a new version would break for configurations that were saved for the last one',
      command: 'waybill check acme.yaml --against released/acme.yaml',
    },
    { title: 'A definition from elsewhere', command: 'cat acme.yaml | waybill check -' },
  ],
  declare(command, io, done) {
    command
      .argument('<paths...>', 'files and folders; "-" reads YAML or JSON from standard input')
      .option(
        '--against <file>',
        'an older definition: say what breaks saved configurations ("-" for standard input)',
      )
      .addOption(
        new Option('--format <format>', 'how to write what was found')
          .choices(formats.map(({ name }) => name))
          .default(formats[0].name),
      )
      .option('--strict', 'end with status 1 for warnings too')
      .action(async (paths: readonly string[], options: CheckOptions) =>
        done(await runCheck(paths, options, io)),
      )
  },
}

async function runCheck(paths: readonly string[], options: CheckOptions, io: Io): Promise<number> {
  const { against, format: wanted, strict } = options
  expectOneStandardInput([...paths, against])
  const { sources, failures } = await readSources(paths, io)
  const statusLine = createStatusLine(io)
  const checked = sources.map((source, index) => {
    statusLine.say(
      printable(`${index + 1} of ${quantity(sources.length, 'file', 'files')}: ${source.file.path}`),
    )
    return checkSource(source, io.env)
  })
  statusLine.clear()
  const changes = against === undefined ? [] : await checkAgainstOlder(against, checked, io)
  const all = [...checked.flatMap(({ problems }) => problems), ...changes]
  const findings = {
    files: sources.map(({ file }) => file.path),
    problems: inReadingOrder(uniqBy(all, keyOf)),
  }
  const format = formats.find(({ name }) => name === wanted) ?? formats[0]
  const writer = new LineWriter(io.stdout, 'standard output')
  if (sources.length > 0) writer.write(format.render(findings, colorsFor(io.stdout, io.env)))
  await writer.finish()
  const { red } = colorsFor(io.stderr, io.env)
  for (const failure of failures) io.stderr.write(`${red('error')}: ${failure}\n`)
  if (failures.length > 0) return statusOfUsage
  const isBad = strict ? all.length > 0 : hasErrors(all.map(({ diagnostic }) => diagnostic))
  return isBad ? statusOfProblems : 0
}

/** A definition can be named by itself and by a file of connections: what both find is one problem. */
const keyOf = ({ file, diagnostic: { code, pointer, message }, range }: Problem): string =>
  JSON.stringify([file.path, code, pointer, message, range?.start])
