import type { Problem } from '../../config/problem.js'
import type { Colors } from '../../io.js'

/** What a check found, ready to be written. */
export interface Findings {
  /** The paths of the files that were checked. */
  readonly files: readonly string[]
  /** In the order in which a reader goes through them. */
  readonly problems: readonly Problem[]
}

/** One way to write findings, without a line break at the end. */
export interface ReportFormat {
  readonly name: string
  render(findings: Findings, colors: Colors): string
}
