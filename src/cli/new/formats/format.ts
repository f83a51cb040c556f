import type { Destination } from '../../../actions/index.js'
import type { ConnectionConfig } from '../../../index.js'
import type { CaseFile } from '../../../testing/cases/case-file.js'
import type { NewFile } from '../new-file.js'
import type { Comments } from '../print/literal.js'

/** A definition with its tests and a connection, complete. */
export interface Scaffold {
  readonly definition: Destination
  readonly comments: Comments
  readonly cases: CaseFile
  readonly connections: {
    readonly destinations: readonly string[]
    readonly connections: readonly ConnectionConfig[]
  }
}

/** One way to write a definition: `--format`. */
export interface DefinitionFormat {
  readonly name: string
  /** For whoever chooses. */
  readonly label: string
  /** Of the file of the definition: `.yaml`. */
  readonly ending: string
  /** The files of a scaffold for a folder. */
  filesOf(scaffold: Scaffold, folder: string): readonly NewFile[]
}
