import type { SqliteDatabase } from './sqlite-driver.js'
import { storeErrorOf } from './store-error.js'

/** A change that waits for its turn. */
interface Pending {
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
  #committed: Promise<void> = Promise.resolve()

  constructor(
    private readonly database: SqliteDatabase,
    /** Resolves when what is committed is safe. */
    private readonly synced: () => Promise<void>,
  ) {}

  /** Makes a change; resolves with what it gives when that is safe. */
  run<Result>(change: () => Result): Promise<Result> {
    return new Promise((resolve, reject) => {
      const apply = () => {
        const result = change()
        return () => resolve(result)
      }
      // After the callbacks of all that has arrived from the network by now.
      if (this.#pending.length === 0) setImmediate(() => this.#commit())
      this.#pending.push({ apply, reject })
    })
  }

  /** Makes what is pending; resolves when nothing is left. */
  async drain(): Promise<void> {
    this.#commit()
    await this.#committed
  }

  #commit(): void {
    const changes = this.#pending
    this.#pending = []
    if (changes.length === 0) return
    if (this.#together(changes)) return
    for (const change of changes) this.#together([change])
  }

  /** Whether they could be made in one transaction; where it is one change that can not, it is told. */
  #together(changes: readonly Pending[]): boolean {
    try {
      this.database.exec('BEGIN IMMEDIATE')
      const confirms = changes.map(({ apply }) => apply())
      this.database.exec('COMMIT')
      this.#confirm(changes, confirms)
      return true
    } catch (error) {
      this.#rollBack()
      if (changes.length > 1) return false
      for (const { reject } of changes) reject(storeErrorOf(error))
      return false
    }
  }

  #confirm(changes: readonly Pending[], confirms: readonly (() => void)[]): void {
    this.#committed = this.synced().then(
      () => {
        for (const confirm of confirms) confirm()
      },
      (error: unknown) => {
        for (const { reject } of changes) reject(error)
      },
    )
  }

  #rollBack(): void {
    try {
      this.database.exec('ROLLBACK')
    } catch {
      // There is none: SQLite has rolled back by itself, or never begun.
    }
  }
}
