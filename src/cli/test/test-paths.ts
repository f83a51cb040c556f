import { canAsk } from '../ask.js'
import { CliError } from '../cli-error.js'
import { colorsFor, type Io } from '../io.js'
import { statusOfNotice, statusOfProblems, statusOfUsage } from '../status.js'
import { writeText } from '../text-files.js'
import { readSuites } from './read-suites.js'
import { percentOf } from './report/coverage-lines.js'
import { reporters } from './report/reporters.js'
import { runSuites, type SuitesRun } from './run-suites.js'
import { updateExpectations } from './update/update-expectations.js'
import { watchFiles } from './watch.js'

export interface TestOptions {
  readonly title?: string
  readonly coverage?: true
  readonly minCoverage?: number
  readonly reporter: string
  readonly json?: true
  readonly verbose?: true
  readonly watch?: true
  readonly update?: true
  readonly yes?: true
}

/** Runs the tests of paths as the options ask for it, and gives the exit status. Throws a `CliError` for wrong words. */
export async function testPaths(paths: readonly string[], options: TestOptions, io: Io): Promise<number> {
  refuseTogether(paths, options, io)
  if (options.watch !== true) return testOnce(paths, options, io)
  const { dim } = colorsFor(io.stdout, io.env)
  return watchFiles(
    paths,
    (changed) => {
      if (changed !== undefined) io.stdout.write(`\n${dim(`${changed} changed`)}\n\n`)
      return testOnce(paths, options, io)
    },
    io,
  )
}

function refuseTogether(paths: readonly string[], options: TestOptions, io: Io): void {
  const { title, minCoverage, watch, update, yes } = options
  if (title !== undefined && minCoverage !== undefined)
    throw new CliError('--title runs a part of the tests, so --min-coverage can not be asked')
  if (watch === true && paths.includes('-'))
    throw new CliError('standard input can not be watched: name files and folders')
  if (update !== true) return
  if (watch === true) throw new CliError('--watch runs again and again, --update once: say one of them')
  if (paths.includes('-'))
    throw new CliError('standard input can not be written anew: name files and folders')
  if (yes !== true && !canAsk(io))
    throw new CliError('--update writes files: say --yes where nobody can be asked')
}

async function testOnce(paths: readonly string[], options: TestOptions, io: Io): Promise<number> {
  const { suites, failures } = await readSuites(paths, io)
  const run = runSuites(suites, wanted(options))
  if (suites.length > 0) await writeText(report(run, options, io), io)
  if (options.update !== true || !(await updateExpectations(run, options.yes === true, io)))
    return tellStatus(run, failures, options, io)
  const again = await readSuites(paths, io)
  return tellStatus(runSuites(again.suites, wanted(options)), again.failures, options, io)
}

const wanted = ({ title }: TestOptions): ((name: string) => boolean) | undefined =>
  title === undefined ? undefined : (name) => name.includes(title)

function report(run: SuitesRun, options: TestOptions, { stdout, env }: Io): string {
  const name = options.json === true ? 'json' : options.reporter
  const reporter = reporters.find((one) => one.name === name) ?? reporters[0]
  return reporter.render(run, {
    colors: colorsFor(stdout, env),
    coverage: options.coverage === true,
    verbose: options.verbose === true,
  })
}

/** The exit status, with what is said of it. */
function tellStatus(
  run: SuitesRun,
  failures: readonly string[],
  { title, minCoverage = 0 }: TestOptions,
  { stderr, env }: Io,
): number {
  const { red } = colorsFor(stderr, env)
  const missing = tooLittle(run, minCoverage)
  for (const failure of [...failures, ...nothingToRun(run, failures, title), ...missing])
    stderr.write(`${red('error')}: ${failure}\n`)
  if (failures.length > 0 || (run.runs.length === 0 && !isBad(run))) return statusOfUsage
  if (isBad(run)) return statusOfProblems
  return missing.length > 0 ? statusOfNotice : 0
}

const isBad = ({ suites, runs }: SuitesRun): boolean =>
  runs.some(({ holds }) => !holds) || suites.some(({ problems }) => problems.length > 0)

/** A run without a test is no run that went well. */
function nothingToRun(
  run: SuitesRun,
  failures: readonly string[],
  title: string | undefined,
): readonly string[] {
  if (run.runs.length > 0 || failures.length > 0 || isBad(run)) return []
  return [
    title === undefined
      ? 'there is nothing to test: name definitions, files of cases, or a folder of them; waybill new makes both'
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
