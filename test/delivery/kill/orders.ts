import type { SqliteDriverName } from '../../../src/delivery/sqlite/index.js'

/** What a process is told that is to be killed. */
export interface Orders {
  readonly path: string
  readonly driver: SqliteDriverName
  /** Where it writes down what is safe. */
  readonly log: string
  /** Which process it is, from 0 on. */
  readonly run: number
  /** The events to send. */
  readonly ids: readonly string[]
  readonly concurrency: number
  /** Nobody kills it: it goes on until nothing is left. */
  readonly isLast: boolean
}
