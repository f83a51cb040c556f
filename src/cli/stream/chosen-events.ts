import type { Connection } from '../../index.js'

/** Where events go, and which of them. */
export interface ChosenEvents {
  readonly connections: readonly Connection[]
  /** Which events are taken, and as what; all, as they are, where it is left out. */
  readonly select?: (event: unknown) => boolean
  readonly prepare?: (event: unknown) => unknown
}
