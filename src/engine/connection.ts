import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { once } from '../lazy/once.js'
import type { ConnectionConfig } from './config.js'
import type { EvaluationResult } from './delivery.js'
import { compileNoMatch } from './no-match.js'
import { type RunningConnection, runConnection } from './running-connection.js'
import type { PreparedConnection } from './steps/step.js'
import { asTested, testResultOf } from './tester/test-event.js'
import type { TestOptions, TestResult } from './tester/test-result.js'
import { compileClosestMatch } from './trace/closest-trigger.js'
import { compileExplain } from './trace/explain-connection.js'
import type { ExplainedResult } from './trace/trace.js'

/** A destination, configured and compiled: what an embedding service holds. */
export interface Connection extends RunningConnection {
  readonly config: ConnectionConfig
  /** What was odd about the configuration, but no error. */
  readonly warnings: readonly Diagnostic[]
  /**
   * What one event comes to: a delivery for each subscription that matches, and an outcome for everything that
   * happened. Synchronous and pure; takes any value, throws nothing, changes nothing.
   */
  evaluate(event: unknown, options?: EvaluateOptions): EvaluationResult
  /**
   * The same result with the whole way there: what each step did, why triggers match or not, where every value comes
   * from. Slower by far than `evaluate`; secrets and personal data in the trace are `•••`.
   */
  explain(event: unknown): ExplainedResult
  /**
   * What one event would come to, for whoever tries a configuration: as `evaluate`, but for the steps that keep events
   * away, source, integrations, consent and filters (requirements.md R60). Secrets are hidden unless asked for.
   */
  test(event: unknown, options?: TestOptions): TestResult
}

export interface EvaluateOptions {
  /**
   * Whether an event that no trigger matches is told which one is the closest, and what kept it from matching; that
   * takes many times as long as to find out that none does. False where it is left out.
   */
  readonly why?: boolean
}

/** `warningsOf` is asked once, by whoever reads the warnings first. */
export function createConnection(
  prepared: PreparedConnection,
  warningsOf: () => readonly Diagnostic[],
): Connection {
  const { config, subscriptions } = prepared
  const warnings = once(warningsOf)
  const run = runConnection(prepared)
  const tested = once(() => runConnection(asTested(prepared)))
  const explain = once(() => compileExplain(prepared))
  const refuseWithClosest = once(() => compileClosestMatch(prepared, compileNoMatch(subscriptions)))

  return {
    ...run,
    config,
    get warnings() {
      return warnings()
    },
    evaluate: (event, options) =>
      run.evaluate(event, options?.why === true ? refuseWithClosest() : undefined),
    explain: (event) => explain()(event),
    test: (event, options) => testResultOf(tested().evaluate(event), config, run.redact, options),
  }
}
