import type { Destination, JsonObject } from '../../actions/index.js'
import type { CaseFile } from '../../testing/cases/case-file.js'
import type { Comments } from './print/literal.js'

/** A definition that is to be written, with its tests; examples and cases may leave open what comes of them. */
export interface Draft {
  readonly definition: Destination
  /** What stands for the settings of a connection in examples. */
  readonly settings: JsonObject
  readonly cases: Omit<CaseFile, 'definition'>
  readonly comments: Comments
}
