import type { Destination } from '../../actions/index.js'
import { DiagnosticsError } from '../../diagnostics/error.js'
import { functions } from '../../functions/index.js'
import { type Bench, createBench } from '../../testing/bench.js'
import { type Coverage, type CoverageReport, createCoverage } from '../../testing/coverage/coverage.js'
import { testTime } from '../../testing/test-time.js'
import { runTrial, type TrialResult } from '../../testing/trial.js'
import { locate, type Problem } from '../config/problem.js'
import type { SourceFile } from '../config/source-file.js'
import type { Suite, SuiteTest } from './suite.js'

/** A test with what came of it. */
export interface TestRun {
  readonly suite: Suite
  readonly test: SuiteTest
  readonly holds: boolean
  /** Undefined where it could not be run. */
  readonly result: TrialResult | undefined
  /** Why it could not be run. */
  readonly problems: readonly Problem[]
  readonly milliseconds: number
}

export interface SuitesRun {
  readonly suites: readonly Suite[]
  readonly runs: readonly TestRun[]
  /** Of the definitions whose examples were run. */
  readonly coverage: readonly DefinitionCoverage[]
}

export interface DefinitionCoverage extends CoverageReport {
  readonly file: SourceFile
  readonly definition: Destination
}

/** What came of the tests whose names `isWanted`; what they reach is told only where all are. */
export function runSuites(suites: readonly Suite[], isWanted?: (name: string) => boolean): SuitesRun {
  const benches = new Map<Destination, Watched>()
  const runs = suites.flatMap((suite) =>
    suite.tests
      .filter(({ name }) => isWanted?.(name) ?? true)
      .map((test) => runTest(suite, test, benchOf(test.definition, benches))),
  )
  const coverage = suites.flatMap(({ file, definition }) => {
    const report = definition && benches.get(definition)?.coverage.report()
    return report === undefined || definition === undefined ? [] : [{ file, definition, ...report }]
  })
  return { suites, runs, coverage: isWanted === undefined ? coverage : [] }
}

interface Watched {
  readonly bench: Bench
  readonly coverage: Coverage
}

function benchOf(definition: Destination, benches: Map<Destination, Watched>): Watched {
  const known = benches.get(definition)
  if (known !== undefined) return known
  const coverage = createCoverage(definition)
  const bench = createBench(definition, { functions, clock: () => testTime }, coverage)
  benches.set(definition, { bench, coverage })
  return { bench, coverage }
}

function runTest(suite: Suite, test: SuiteTest, { bench, coverage }: Watched): TestRun {
  const begin = performance.now()
  const run = attempt(() => {
    coverage.show(test.trial)
    return runTrial(test.trial, bench)
  })
  const milliseconds = performance.now() - begin
  const about = { suite, test, milliseconds }
  return 'result' in run
    ? { ...about, holds: run.result.holds, result: run.result, problems: [] }
    : { ...about, holds: false, result: undefined, problems: problemsOf(run.error, suite, test) }
}

function attempt(run: () => TrialResult): { readonly result: TrialResult } | { readonly error: unknown } {
  try {
    return { result: run() }
  } catch (error) {
    return { error }
  }
}

/** A test gives a connection one subscription, and speaks of its parts as if they were its own. */
function problemsOf(error: unknown, { file }: Suite, { pointer }: SuiteTest): readonly Problem[] {
  const diagnostics =
    error instanceof DiagnosticsError
      ? error.diagnostics.filter(({ severity }) => severity === 'error')
      : [{ code: 'definition/example', severity: 'error', message: messageOf(error) } as const]
  return diagnostics.map((diagnostic) =>
    locate(
      { ...diagnostic, pointer: pointer + (diagnostic.pointer ?? '').replace('/subscriptions/0', '') },
      file,
    ),
  )
}

const messageOf = (error: unknown): string =>
  `the test can not be run: ${error instanceof Error ? error.message : String(error)}`
