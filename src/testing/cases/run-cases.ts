import type { Destination } from '../../actions/index.js'
import { below, hasErrors } from '../../diagnostics/diagnostic.js'
import { DiagnosticsError } from '../../diagnostics/error.js'
import type { ConnectionConfig } from '../../engine/config.js'
import { createBench, type TestEngine } from '../bench.js'
import type { Difference } from '../differences.js'
import type { Found } from '../expectation.js'
import { testTime } from '../test-time.js'
import { runTrial } from '../trial.js'
import type { Case, CaseFile } from './case-file.js'
import { checkCaseFile, checkReferences } from './check-cases.js'
import { trialOfCase } from './trial-of-case.js'

/** A case with what came of it. */
export interface CaseResult {
  readonly case: Case
  readonly holds: boolean
  /** What came out, in the form in which the case says it. */
  readonly found: Found
  /** Where that is not what the case says, secrets hidden; none where the case holds. */
  readonly differences: readonly Difference[]
}

export interface RunCasesOptions {
  /** Functions, a clock; without one it is 2025-02-11T14:03:22.041Z. */
  readonly engine?: TestEngine
  /** Those that cases can name by their ids. */
  readonly connections?: readonly ConnectionConfig[]
}

/**
 * Runs the cases of a file, as it was parsed, against a definition. Throws `DiagnosticsError` where the file is not well
 * formed or names what there is not, and `ConfigError` where what a case configures does not fit.
 */
export function runCases(
  definition: Destination,
  file: CaseFile,
  { engine = {}, connections = [] }: RunCasesOptions = {},
): readonly CaseResult[] {
  const ids = connections.map(({ id }) => id)
  const problems = checkCaseFile(file)
  if (hasErrors(problems)) throw new DiagnosticsError(problems)
  const bench = createBench(definition, { clock: () => testTime, ...engine })
  return file.cases.map((one, index) => {
    const missing = below(`/cases/${index}`, checkReferences(one, definition, ids))
    if (missing.length > 0) throw new DiagnosticsError(missing)
    const { holds, found, shown } = runTrial(trialOfCase(one, file, definition, connections), bench)
    return { case: one, holds, found, differences: shown.differences }
  })
}
