import { open, realpath, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { columnOf } from './rows.js'
import { applicationId, schema, schemaVersion } from './schema.js'
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
      return { database: prepared(path, driver), path }
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

/**
 * The path behind all links. What is not there is made, for its owner alone. One that is there is not touched: closing a file
 * takes from this process every lock that it has on it (POSIX).
 */
async function madeFile(path: string): Promise<string> {
  try {
    const made = await open(path, 'wx', 0o600).catch((error: unknown) => {
      if (codeOf(error) !== 'EEXIST') throw error
    })
    await made?.close()
    if (!(await stat(path)).isDirectory()) return await realpath(path)
  } catch (error) {
    const reason =
      codeOf(error) === 'ENOENT'
        ? `there is no folder ${dirname(path)}`
        : (reasons[codeOf(error)] ?? codeOf(error))
    throw new StoreError('STORE_UNREACHABLE', `${path} can not be opened: ${reason}`)
  }
  throw new StoreError('STORE_UNREACHABLE', `${path} can not be opened: it is a folder`)
}

const reasons: { readonly [code: string]: string } = {
  EACCES: 'access is not allowed',
  EPERM: 'access is not allowed',
  ENOTDIR: 'a part of its path is no folder',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EMFILE: 'too many files are open',
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : ''

function prepared(path: string, driver: SqliteDriver): SqliteDatabase {
  const database = driver.open(path)
  try {
    // What is no store of ours stays as it is: whose it is is asked before anything is set that lasts.
    database.exec('PRAGMA locking_mode = EXCLUSIVE')
    const isNew = isEmpty(path, database)
    for (const setting of settings) database.exec(`PRAGMA ${setting}`)
    database.exec('BEGIN IMMEDIATE')
    if (isNew)
      database.exec(
        `PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${schemaVersion}; ${schema}`,
      )
    database.exec('COMMIT')
    shrink(database)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/** Whether there is nothing in it yet. Throws where there is something else than what this version keeps. */
function isEmpty(path: string, database: SqliteDatabase): boolean {
  const id = pragma(database, 'application_id')
  const version = pragma(database, 'user_version')
  if (id === applicationId && version === schemaVersion) return false
  if (id === applicationId)
    throw new StoreError(
      'STORE_VERSION',
      `${path} was written by ${Number(version) > schemaVersion ? 'a newer' : 'an older'} version of Waybill: its form is ${version}, this version reads ${schemaVersion}`,
    )
  const tables = columnOf(database.prepare('SELECT count(*) AS tables FROM sqlite_schema').get(), 'tables')
  if (id === 0 && version === 0 && tables === 0) return true
  throw new StoreError('STORE_FOREIGN', `${path} is a database of something else than Waybill`)
}

const pragma = (database: SqliteDatabase, name: string): unknown =>
  columnOf(database.prepare(`PRAGMA ${name}`).get(), name)

/** A file would stay as large as the longest outage of a destination has made it: what is mostly free gives back its room. */
function shrink(database: SqliteDatabase): void {
  const free = Number(pragma(database, 'freelist_count'))
  if (free <= fewPages || free < Number(pragma(database, 'page_count')) * 0.75) return
  try {
    database.exec('VACUUM')
  } catch {
    // It needs room to give back more: where there is none, the file serves as it is.
  }
}

/** 16 MiB. */
const fewPages = 4096

const settings = [
  'journal_mode = WAL',
  // The log is synced by `WalSync`; what SQLite itself syncs then is what keeps the file whole.
  'synchronous = NORMAL',
  // A row that comes and goes in between is never written to the file itself.
  `wal_autocheckpoint = ${fewPages}`,
  'journal_size_limit = 67108864',
  'cache_size = -16000',
  'temp_store = MEMORY',
  // Nothing of what was delivered is left in the file, once the log has been written to it.
  'secure_delete = ON',
]

function refusal(path: string, error: unknown): unknown {
  const failure = storeErrorOf(error)
  return failure instanceof StoreError && failure.code.startsWith('SQLITE_')
    ? new StoreError(
        failure.code === 'SQLITE_NOTADB' ? 'STORE_FOREIGN' : 'STORE_UNREACHABLE',
        `${path} can not be opened: ${failure.message}`,
      )
    : failure
}
