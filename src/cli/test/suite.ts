import type { Destination } from '../../actions/index.js'
import type { Trial } from '../../testing/trial.js'
import type { Problem } from '../config/problem.js'
import type { SourceFile } from '../config/source-file.js'

/** The tests of one file: the examples of a definition, or cases. */
export interface Suite {
  readonly file: SourceFile
  /** What keeps its tests from being run; none where they can be. */
  readonly problems: readonly Problem[]
  readonly tests: readonly SuiteTest[]
  /** The definition of the file, where it is one: what its tests reach is told. */
  readonly definition?: Destination
}

export interface SuiteTest {
  /** `trackEvent: an order`. */
  readonly name: string
  /** Where it stands in its file. */
  readonly pointer: string
  readonly definition: Destination
  readonly trial: Trial
}
