import type { DeadDelivery, DeadQuery } from '../store/delivery-store.js'
import { columns, deadColumns, deadValuesOf } from './rows.js'
import type { SqliteDatabase, SqliteValue } from './sqlite-driver.js'

/** The table of what was given up. Its keys are its own, in the order in which that happened. */
export function deadLetters(database: SqliteDatabase, maxDead: number) {
  const bury = database.prepare(`INSERT INTO dead_letter (${deadColumns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`)
  const trim = database.prepare(`
    DELETE FROM dead_letter
    WHERE key <= (SELECT key FROM dead_letter ORDER BY key DESC LIMIT 1 OFFSET ?)`)
  const revive = database.prepare(`
    INSERT INTO delivery (${columns})
    SELECT connection, ?, ?, 0, delivery, progress FROM dead_letter WHERE key = ?`)
  const drop = database.prepare('DELETE FROM dead_letter WHERE key = ?')
  /** How many came since the oldest were last dropped, which looks at as many as are kept; all of them at first. */
  let untrimmed = maxDead

  return {
    bury(one: DeadDelivery | undefined): void {
      if (one === undefined) return
      bury.run(...deadValuesOf(one))
      untrimmed += 1
      if (!Number.isFinite(maxDead) || untrimmed * 100 < maxDead) return
      trim.run(maxDead)
      untrimmed = 0
    },
    rows({ keys, connection, after = 0, limit = Number.POSITIVE_INFINITY }: DeadQuery): readonly unknown[] {
      const conditions: readonly (readonly [sql: string, value: SqliteValue])[] = [
        ['key > ?', after],
        ...(connection === undefined ? [] : [['connection = ?', connection] as const]),
        ...(keys === undefined
          ? []
          : [['key IN (SELECT value FROM json_each(?))', JSON.stringify(keys)] as const]),
      ]
      const where = conditions.map(([sql]) => sql).join(' AND ')
      const found = database.prepare(
        `SELECT key, ${deadColumns} FROM dead_letter WHERE ${where} ORDER BY key LIMIT ?`,
      )
      // SQLite takes a negative limit for none.
      return found.all(...conditions.map(([, value]) => value), Number.isFinite(limit) ? limit : -1)
    },
    /** Has one wait again; whether it was there. */
    revive(key: number, now: number): boolean {
      revive.run(now, now, key)
      return Number(drop.run(key).changes) > 0
    },
    drop: (key: number): boolean => Number(drop.run(key).changes) > 0,
  }
}
