/** A value that SQLite keeps. */
export type SqliteValue = string | number | null | Uint8Array

/** A statement that was prepared once; values stand for its question marks, in their order. */
export interface SqliteStatement {
  run(...values: SqliteValue[]): {
    readonly changes: number | bigint
    readonly lastInsertRowid: number | bigint
  }
  get(...values: SqliteValue[]): unknown
  all(...values: SqliteValue[]): unknown[]
}

/** A database file that is open. Everything in it happens at once, before the call returns. */
export interface SqliteDatabase {
  exec(sql: string): unknown
  prepare(sql: string): SqliteStatement
  close(): unknown
}

/** What reads and writes database files: `better-sqlite3` and `node:sqlite` agree on as much as this. */
export interface SqliteDriver {
  open(path: string): SqliteDatabase
}

export type SqliteDriverName = 'better-sqlite3' | 'node:sqlite'
