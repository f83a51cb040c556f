import { limit } from '../limit.js'
import type { DeliveryStore, StoredDelivery } from '../store/delivery-store.js'
import { type MessageWindowOptions, windowOf } from '../store/message-window.js'
import { tell } from '../tell.js'
import { type DamagedRow, damagedRows } from './damaged-rows.js'
import { deadLetters } from './dead-letters.js'
import { GroupCommit, type Safety } from './group-commit.js'
import { Held } from './held.js'
import { loadDriver } from './load-driver.js'
import { notedMessages } from './noted-messages.js'
import { openDatabase, refusal } from './open-database.js'
import { RecentDeliveries } from './recent-deliveries.js'
import { columnOf, deadLetterOf, deliveryOf, lengthOf, valuesOf } from './rows.js'
import type { SqliteDatabase, SqliteDriverName } from './sqlite-driver.js'
import { StoreError, storeErrorOf } from './store-error.js'
import { type Due, waitingDeliveries } from './waiting-deliveries.js'
import { WalSync } from './wal-sync.js'

export interface SqliteStoreOptions extends MessageWindowOptions {
  /** The file, on a disk of this machine. It is made where it is not there, for its owner alone; its folder is not. */
  readonly path: string
  /** What SQLite is used by; `better-sqlite3` where that is installed, else `node:sqlite`. */
  readonly driver?: SqliteDriverName
  /** How long to wait for a process that has the file open, in milliseconds; 1,000. */
  readonly waitMs?: number
  /** How many dead letters are kept, to within a hundredth; 1,000,000, of more the oldest go. */
  readonly maxDead?: number
  /** Told of every row that can not be read. It is put aside, and the rest goes on. */
  readonly onDamaged?: (row: DamagedRow) => unknown
}

/**
 * A store in a file of SQLite, which outlives its process. What is put outlives the machine too: `put` waits for the disk. Other
 * changes are on it a moment after they are told; a machine that fails before that sends again what it had sent. Changes
 * that are asked for at about the same time go into one transaction. Throws `StoreError` where the file can not be used,
 * `TypeError` where a limit is none.
 */
export async function createSqliteStore(options: SqliteStoreOptions): Promise<DeliveryStore> {
  const limits = {
    ...windowOf(options),
    maxDead: Math.floor(limit('maxDead', options.maxDead, 1_000_000)),
  }
  const waitMs = limit('waitMs', options.waitMs, 1000)
  const { database, path } = await openDatabase(options.path, await loadDriver(options.driver), waitMs)
  let sync: WalSync | undefined
  try {
    sync = await WalSync.of(path)
    return storeIn(database, sync, limits, options.onDamaged)
  } catch (error) {
    await sync?.close()
    database.close()
    throw refusal(path, error)
  }
}

function storeIn(
  database: SqliteDatabase,
  sync: WalSync,
  limits: Required<MessageWindowOptions & Pick<SqliteStoreOptions, 'maxDead'>>,
  onDamaged: SqliteStoreOptions['onDamaged'],
): DeliveryStore {
  const recent = new RecentDeliveries(recentRoom)
  const commits = new GroupCommit(
    database,
    () => sync.flush(),
    () => recent.clear(),
  )
  const deliveries = waitingDeliveries(database)
  const dead = deadLetters(database, limits.maxDead)
  const messages = notedMessages(database, limits)
  const damaged = damagedRows(database)
  const held = new Held()
  let closed: Promise<void> | undefined

  function checkOpen(): void {
    if (closed !== undefined) throw new StoreError('STORE_CLOSED', 'the store is closed')
    if (sync.failure !== undefined)
      throw new StoreError('STORE_FAILED', 'the disk did not take what was written: open the store anew')
  }

  async function change<Result>(work: () => Result, safety: Safety = 'committed'): Promise<Result> {
    checkOpen()
    return commits.run(safety, work)
  }

  /** What is read has been committed, and may be on its way to the disk still. */
  function read<Result>(work: () => Result): Result {
    checkOpen()
    try {
      return work()
    } catch (error) {
      throw storeErrorOf(error)
    }
  }

  /** Whether it is out of the way for good; where not even that can be done, it stays where it is. */
  async function setAside(row: DamagedRow): Promise<boolean> {
    tell(onDamaged, row)
    try {
      await change(() => damaged.setAside(row))
      return true
    } catch {
      return false
    }
  }

  /** Those of a connection that wait, the first due first. */
  function waiting(connection: string, limit: number): readonly Due[] {
    const due = deliveries.due(connection, held.count(connection) + limit)
    return due.filter(({ key }) => !held.has(key)).slice(0, limit)
  }

  /** Takes one; none where it can not be read. */
  function takeOne(connection: string, key: number): readonly StoredDelivery[] {
    const known = recent.take(key)
    const entry = known ? { ...known, key } : readable(() => deliveryOf(deliveries.row(key)))
    held.add(key, connection)
    if (entry !== undefined) return [entry]
    void setAside({ table: 'delivery', key }).then((isMoved) => {
      if (isMoved) held.delete(key)
    })
    return []
  }

  return {
    async put(states, noted) {
      const rows = states.map((state) => ({ state, values: valuesOf(state) }))
      return change(() => {
        if (noted !== undefined) messages.note(noted.ids, noted.at)
        return rows.map(({ state, values }) => {
          const key = deliveries.add(values)
          recent.add(key, state, lengthOf(values))
          return key
        })
      }, 'on disk')
    },
    async seen(ids, now) {
      return read(() => messages.seen(ids, now))
    },
    async lanes() {
      return read(() => deliveries.lanes(held.keys()))
    },
    async take(connection, now, limit) {
      return read(() => {
        const entries: StoredDelivery[] = []
        let unreadable = 0
        for (;;) {
          const room = limit - entries.length
          const first = waiting(connection, room + 1)
          const due = first.slice(0, room).filter(({ dueAt }) => dueAt <= now)
          const taken = due.flatMap(({ key }) => takeOne(connection, key))
          entries.push(...taken)
          unreadable += due.length - taken.length
          if (taken.length < due.length) continue
          const nextDueAt = first[due.length]?.dueAt
          return { entries, nextDueAt, ...(unreadable > 0 ? { unreadable } : {}) }
        }
      })
    },
    async save(entry) {
      const row = valuesOf(entry)
      await change(() => deliveries.change(entry.key, row))
    },
    async park(entry, given) {
      const row = valuesOf(entry)
      await change(() => {
        deliveries.change(entry.key, row)
        dead.bury(given)
      })
      held.delete(entry.key)
    },
    async finish(key, _outcomes, given) {
      await change(() => {
        deliveries.remove(key)
        dead.bury(given)
      })
      held.delete(key)
    },
    async dead(query = {}) {
      for (;;) {
        const rows = read(() => dead.rows(query))
        const letters = rows.flatMap((row) => deadLetterOf(row) ?? [])
        if (letters.length === rows.length) return letters
        const broken = rows.filter((row) => deadLetterOf(row) === undefined)
        const keys = broken.map((row) => Number(columnOf(row, 'key')))
        const moved = await Promise.all(keys.map((key) => setAside({ table: 'dead_letter', key })))
        if (moved.includes(false)) return letters
      }
    },
    replay: (keys, now) => change(() => keys.filter((key) => dead.revive(key, now)).length),
    drop: (keys) => change(() => keys.filter(dead.drop).length),
    close() {
      closed ??= commits.drain().then(async () => {
        await sync.close()
        database.close()
      })
      return closed
    },
  }
}

/** How many characters of what was put last are held in memory, besides the file. */
const recentRoom = 4_000_000

/** A page of the file may be damaged: then even asking for the row fails. */
function readable<Result>(work: () => Result | undefined): Result | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}
