import type { WaitingLane } from '../store/delivery-store.js'
import { columnOf, columns } from './rows.js'
import type { SqliteDatabase, SqliteValue } from './sqlite-driver.js'

/** When a delivery is due, without what it is. */
export interface Due {
  readonly key: number
  readonly dueAt: number
}

/** The table of deliveries that have no final outcome for each event. */
export function waitingDeliveries(database: SqliteDatabase) {
  const add = database.prepare(`INSERT INTO delivery (${columns}) VALUES (?, ?, ?, ?, ?, ?)`)
  const change = database.prepare(`UPDATE delivery SET (${columns}) = (?, ?, ?, ?, ?, ?) WHERE key = ?`)
  const remove = database.prepare('DELETE FROM delivery WHERE key = ?')
  const row = database.prepare(`SELECT key, ${columns} FROM delivery WHERE key = ?`)
  // The index alone answers these two.
  const due = database.prepare(
    'SELECT key, due_at FROM delivery WHERE connection = ? ORDER BY due_at, key LIMIT ?',
  )
  const lanes = database.prepare(`
    SELECT connection, count(*) AS waiting, min(due_at) AS due_at FROM delivery
    WHERE key NOT IN (SELECT value FROM json_each(?)) GROUP BY connection`)

  return {
    /** Gives its key. */
    add: (values: readonly SqliteValue[]): number => Number(add.run(...values).lastInsertRowid),
    change: (key: number, values: readonly SqliteValue[]): unknown => change.run(...values, key),
    remove: (key: number): unknown => remove.run(key),
    row: (key: number): unknown => row.get(key),
    /** The first of a connection, those that are held among them. */
    due: (connection: string, limit: number): readonly Due[] =>
      due.all(connection, limit).map((one) => ({
        key: Number(columnOf(one, 'key')),
        dueAt: Number(columnOf(one, 'due_at')),
      })),
    lanes: (held: readonly number[]): readonly WaitingLane[] =>
      lanes.all(JSON.stringify(held)).map((one) => ({
        connection: String(columnOf(one, 'connection')),
        waiting: Number(columnOf(one, 'waiting')),
        dueAt: Number(columnOf(one, 'due_at')),
      })),
  }
}
