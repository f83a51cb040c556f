import type { SqliteDatabase } from './sqlite-driver.js'

/** A row that can not be read. It is out of the way, in the table `damaged`, as it was found. */
export interface DamagedRow {
  readonly table: 'delivery' | 'dead_letter'
  readonly key: number
}

/** Puts rows aside, so that they are found once and the rest goes on. */
export function damagedRows(database: SqliteDatabase) {
  const move = (table: DamagedRow['table'], outcomes: string) => {
    const copy = database.prepare(`
      INSERT INTO damaged (origin, connection, delivery, progress, outcomes)
      SELECT '${table} ' || key, connection, delivery, progress, ${outcomes} FROM ${table} WHERE key = ?`)
    const remove = database.prepare(`DELETE FROM ${table} WHERE key = ?`)
    return (key: number) => {
      copy.run(key)
      remove.run(key)
    }
  }
  const moves = { delivery: move('delivery', 'NULL'), dead_letter: move('dead_letter', 'outcomes') }
  return { setAside: ({ table, key }: DamagedRow): void => moves[table](key) }
}
