import { close, fdatasync, open } from 'node:fs'
import { promisify } from 'node:util'

const [openFile, syncFile, closeFile] = [promisify(open), promisify(fdatasync), promisify(close)]

/**
 * Sees to it that what was committed is on disk, beside the event loop: SQLite itself would make everything wait for the disk.
 * In WAL mode a commit is safe as soon as its part of the log file is (https://www.sqlite.org/wal.html). One sync serves
 * all who asked before it began. After one has failed nobody knows what is on disk, so all others fail as well.
 */
export class WalSync {
  #running: Promise<void> = Promise.resolve()
  #next: Promise<void> | undefined
  #failure: unknown

  private constructor(private readonly file: number) {}

  static async of(databasePath: string): Promise<WalSync> {
    // Windows syncs only files that may be written.
    return new WalSync(await openFile(`${databasePath}-wal`, 'r+'))
  }

  /** What the first one that failed said. */
  get failure(): unknown {
    return this.#failure
  }

  /** Resolves when everything that was committed before is on disk. */
  flush(): Promise<void> {
    this.#next ??= this.#begin()
    return this.#next
  }

  async close(): Promise<void> {
    await this.#running.catch(() => undefined)
    await closeFile(this.file)
  }

  /** The one that is running may have begun too early for whoever asks now. */
  #begin(): Promise<void> {
    const sync = this.#running.then(() => {
      this.#next = undefined
      return syncFile(this.file)
    })
    sync.catch((error: unknown) => {
      this.#failure ??= error
    })
    this.#running = sync
    return sync
  }
}
