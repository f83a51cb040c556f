import type { SqliteDatabase, SqliteStatement } from './sqlite-driver.js'
import { storeErrorOf } from './store-error.js'

/** When a change is safe enough: with its commit it outlives the process, on the disk it outlives the machine too. */
export type Safety = 'committed' | 'on disk'

/** A change that waits for its turn. */
interface Pending {
  readonly safety: Safety
  /** Makes it; gives what to call when it is safe. */
  apply(): () => void
  reject(error: unknown): void
}

/**
 * Puts changes that are asked for at about the same time into one transaction: a transaction costs more than a change. Where
 * one of them fails each is tried by itself, so that it fails alone; a change may therefore be made twice.
 */
export class GroupCommit {
  #pending: Pending[] = []
  #synced: Promise<void> = Promise.resolve()
  readonly #begin: SqliteStatement
  readonly #end: SqliteStatement
  readonly #undo: SqliteStatement

  constructor(
    database: SqliteDatabase,
    /** Resolves when everything that was committed before is on disk. */
    private readonly sync: () => Promise<void>,
    /** Told that changes which were made are undone again. */
    private readonly undone: () => void,
  ) {
    this.#begin = database.prepare('BEGIN IMMEDIATE')
    this.#end = database.prepare('COMMIT')
    this.#undo = database.prepare('ROLLBACK')
  }

  /** Makes a change; resolves with what it gives when that is as safe as is asked for. */
  run<Result>(safety: Safety, change: () => Result): Promise<Result> {
    return new Promise((resolve, reject) => {
      const apply = () => {
        const result = change()
        return () => resolve(result)
      }
      // After the callbacks of all that has arrived from the network by now.
      if (this.#pending.length === 0) setImmediate(() => this.#commit())
      this.#pending.push({ safety, apply, reject })
    })
  }

  /** Makes what is pending; resolves when all of it is on disk, or was refused. */
  async drain(): Promise<void> {
    this.#commit()
    await this.#synced
  }

  #commit(): void {
    const changes = this.#pending
    this.#pending = []
    if (changes.length === 0 || this.#together(changes)) return
    for (const change of changes) this.#together([change])
  }

  /** Whether they could be made in one transaction; where it is one change that can not, it is told. */
  #together(changes: readonly Pending[]): boolean {
    try {
      this.#begin.run()
      const confirms = changes.map(({ apply }) => apply())
      this.#end.run()
      this.#confirm(changes, confirms)
      return true
    } catch (error) {
      this.#rollBack()
      if (changes.length > 1) return false
      for (const { reject } of changes) reject(storeErrorOf(error))
      return false
    }
  }

  /** Tells those at once that need no disk: it is written to all the same, so that they are on it soon. */
  #confirm(changes: readonly Pending[], confirms: readonly (() => void)[]): void {
    const confirm = (wanted: Safety) =>
      changes.forEach(({ safety }, at) => {
        if (safety === wanted) confirms[at]?.()
      })
    confirm('committed')
    this.#synced = this.sync().then(
      () => confirm('on disk'),
      (error: unknown) => {
        for (const { reject } of changes) reject(error)
      },
    )
  }

  #rollBack(): void {
    this.undone()
    try {
      this.#undo.run()
    } catch {
      // There is nothing to undo: SQLite has done so by itself, or never begun.
    }
  }
}
