import { Option } from 'commander'
import { CliError } from '../cli-error.js'
import type { CliCommand } from '../command.js'
import { colorsFor, type Io } from '../io.js'
import { LineWriter } from '../line-writer.js'
import { parsePercent } from '../option-values.js'
import { statusOfNotice, statusOfProblems, statusOfUsage } from '../status.js'
import { readSuites } from '../test/read-suites.js'
import { percentOf } from '../test/report/coverage-lines.js'
import { reporters } from '../test/report/reporters.js'
import { runSuites, type SuitesRun } from '../test/run-suites.js'
import { watchFiles } from '../test/watch.js'

interface TestOptions {
  readonly title?: string
  readonly coverage?: true
  readonly minCoverage?: number
  readonly reporter: string
  readonly json?: true
  readonly verbose?: true
  readonly watch?: true
}

export const test: CliCommand = {
  name: 'test',
  summary: 'run the examples and cases of definitions',
  description:
    'Runs every example of the definitions that the paths name (TypeScript, JavaScript, YAML or JSON), and the cases ' +
    'beside them (*.cases.yaml, *.cases.json), without a network. Says what does not hold, with what differs, and what ' +
    'of a definition no test reaches. Modules are run to be read. The exit status is 0, or 1 where something does not hold.',
  examples: [
    { title: 'Everything below this folder', command: 'waybill test' },
    {
      title: 'One definition, with all that its tests do not reach',
      command: 'waybill test acme.yaml --coverage',
    },
    {
      title: 'For a service that shows tests, where nearly everything has to be reached',
      command: 'waybill test acme.yaml --reporter junit --min-coverage 50 > tests.xml',
    },
  ],
  declare(command, io, done) {
    command
      .argument('[paths...]', 'files and folders; this folder where none is named')
      .option('-t, --title <text>', 'only the tests that have this text in their name')
      .option('--coverage', 'a table of what is reached, and everything that is not')
      .option(
        '--min-coverage <percent>',
        'end with status 3 where less of a definition is reached',
        parsePercent,
      )
      .addOption(
        new Option('--reporter <name>', 'how to write what came of it')
          .choices(reporters.map(({ name }) => name))
          .default(reporters[0].name),
      )
      .option('--json', 'the same as --reporter json')
      .option('-w, --watch', 'run again whenever a file changes')
      .option('--verbose', 'name the tests that hold too, however many there are')
      .action(async (paths: readonly string[], options: TestOptions) =>
        done(await testPaths(paths.length === 0 ? ['.'] : paths, options, io)),
      )
  },
}

async function testPaths(paths: readonly string[], options: TestOptions, io: Io): Promise<number> {
  if (options.watch !== true) return runTests(paths, options, io)
  if (paths.includes('-')) throw new CliError('standard input can not be watched: name files and folders')
  const { dim } = colorsFor(io.stdout, io.env)
  return watchFiles(
    paths,
    (changed) => {
      if (changed !== undefined) io.stdout.write(`\n${dim(`${changed} changed`)}\n\n`)
      return runTests(paths, options, io)
    },
    io,
  )
}

async function runTests(paths: readonly string[], options: TestOptions, io: Io): Promise<number> {
  const { title, minCoverage, coverage, verbose } = options
  if (title !== undefined && minCoverage !== undefined)
    throw new CliError('--title runs a part of the tests, so --min-coverage can not be asked')
  const { suites, failures } = await readSuites(paths, io)
  const run = runSuites(suites, title === undefined ? undefined : (name) => name.includes(title))
  const name = options.json === true ? 'json' : options.reporter
  const reporter = reporters.find((one) => one.name === name) ?? reporters[0]
  const colors = colorsFor(io.stdout, io.env)
  const writer = new LineWriter(io.stdout, 'standard output')
  if (suites.length > 0)
    writer.write(reporter.render(run, { colors, coverage: coverage === true, verbose: verbose === true }))
  await writer.finish()
  const missing = minCoverage === undefined ? [] : tooLittle(run, minCoverage)
  const { red } = colorsFor(io.stderr, io.env)
  for (const failure of [...failures, ...nothingToRun(run, failures, title), ...missing])
    io.stderr.write(`${red('error')}: ${failure}\n`)
  if (failures.length > 0 || (run.runs.length === 0 && !isBad(run))) return statusOfUsage
  if (isBad(run)) return statusOfProblems
  return missing.length > 0 ? statusOfNotice : 0
}

const isBad = ({ suites, runs }: SuitesRun): boolean =>
  runs.some(({ holds }) => !holds) || suites.some(({ problems }) => problems.length > 0)

/** A run without a test is no run that went well. */
function nothingToRun(
  { runs, suites }: SuitesRun,
  failures: readonly string[],
  title: string | undefined,
): readonly string[] {
  if (runs.length > 0 || failures.length > 0 || suites.some(({ problems }) => problems.length > 0)) return []
  return [
    title === undefined
      ? 'there is nothing to test: waybill new makes a definition with examples and cases'
      : `no test has "${title}" in its name`,
  ]
}

const tooLittle = ({ coverage }: SuitesRun, least: number): readonly string[] =>
  coverage
    .filter((covered) => percentOf(covered) < least)
    .map(
      (covered) =>
        `the tests of "${covered.definition.slug}" reach ${percentOf(covered)} % of it, --min-coverage asks for ${least} %`,
    )
