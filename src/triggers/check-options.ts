import type { FqlFunction, FqlRoutine } from './functions/function.js'
import type { QuerySubject } from './static-kinds.js'

/** What a query may use where it stands. */
export interface QueryPlace {
  /** `@` is allowed outside of `any` and `every` too: the query is asked about an element of a list. */
  readonly element?: boolean
  /** The names that `@name` may have. */
  readonly elements?: readonly string[]
  /** The functions of the language; all of `fqlFunctions` unless said. */
  readonly functions?: readonly FqlRoutine[] | undefined
}

/** What a query may speak of. */
export interface CheckOptions extends QueryPlace {
  /** What a path without `@` starts from: an event, of whose fields much is known, unless said. */
  readonly subject?: QuerySubject | undefined
  /** The types of event that it will be asked about, where they are known. */
  readonly eventTypes?: readonly string[] | undefined
  readonly functions?: readonly FqlFunction[] | undefined
}
