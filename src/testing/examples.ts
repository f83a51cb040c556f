import type { Destination, Example } from '../actions/index.js'
import { createBench, type TestEngine } from './bench.js'
import type { Difference } from './differences.js'
import type { Found } from './expectation.js'
import { runTrial } from './trial.js'
import { trialOfExample } from './trial-of-example.js'

/** An example of a definition with what came of it. */
export interface ExampleResult {
  readonly action: string
  readonly example: Example
  readonly holds: boolean
  /** What came out, in the form in which the example says it. */
  readonly found: Found
  /** Where that is not what the example says, secrets hidden; none where the example holds. */
  readonly differences: readonly Difference[]
}

/**
 * Runs every example of a definition (definitions.md, "Examples are tests and documentation"). Throws `ConfigError` where
 * the definition, or the settings or mapping of an example, do not fit.
 */
export function runExamples(definition: Destination, engine: TestEngine = {}): readonly ExampleResult[] {
  const bench = createBench(definition, engine)
  return Object.entries(definition.actions).flatMap(([action, { examples }]) =>
    examples.map((example) => {
      const { holds, found, shown } = runTrial(trialOfExample(action, example), bench)
      return { action, example, holds, found, differences: shown.differences }
    }),
  )
}
