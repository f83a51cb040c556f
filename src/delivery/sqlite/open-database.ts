import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { madeFile } from './made-file.js'
import { prepareDatabase } from './prepare-database.js'
import type { SqliteDatabase, SqliteDriver } from './sqlite-driver.js'
import { StoreError, sqliteCode, storeErrorOf } from './store-error.js'

/** An open database, and where it really is: its log lies beside that. */
export interface OpenDatabase {
  readonly database: SqliteDatabase
  readonly path: string
}

/**
 * Opens the file of a store, or makes it. It is locked until it is closed or the process ends, however that ends; where
 * another one has it, it is waited for as long as `waitMs`. Throws `StoreError`s that name the file and say what is wrong.
 */
export async function openDatabase(
  given: string,
  driver: SqliteDriver,
  waitMs: number,
): Promise<OpenDatabase> {
  if (given === '' || given === ':memory:')
    throw new StoreError(
      'STORE_UNREACHABLE',
      'a store needs the path of a file; createMemoryStore needs none',
    )
  const path = await madeFile(resolve(given))
  const end = Date.now() + waitMs
  for (;;) {
    try {
      return { database: opened(path, driver), path }
    } catch (error) {
      if (sqliteCode(error) !== 'SQLITE_BUSY') throw refusal(path, error)
      if (Date.now() >= end)
        throw new StoreError(
          'STORE_LOCKED',
          `${path} is in use already, by another process or by another store of this one`,
        )
      await sleep(Math.min(50, waitMs))
    }
  }
}

function opened(path: string, driver: SqliteDriver): SqliteDatabase {
  const database = driver.open(path)
  try {
    prepareDatabase(database, path)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/** An error of SQLite as one that names the file and says that it can not be opened; any other as it is. */
export function refusal(path: string, error: unknown): unknown {
  const failure = storeErrorOf(error)
  return failure instanceof StoreError && failure.code.startsWith('SQLITE_')
    ? new StoreError(
        failure.code === 'SQLITE_NOTADB' ? 'STORE_FOREIGN' : 'STORE_UNREACHABLE',
        `${path} can not be opened: ${failure.message}`,
      )
    : failure
}
