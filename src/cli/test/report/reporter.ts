import type { Colors } from '../../io.js'
import type { SuitesRun } from '../run-suites.js'

/** One way to write what came of tests, without a line break at the end. */
export interface Reporter {
  readonly name: string
  render(run: SuitesRun, options: ReportOptions): string
}

export interface ReportOptions {
  readonly colors: Colors
  /** Whether tests that hold are told one by one. */
  readonly verbose: boolean
  /** Whether everything is told that no test reaches. */
  readonly coverage: boolean
}
