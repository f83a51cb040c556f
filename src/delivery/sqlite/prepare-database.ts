import { columnOf } from './rows.js'
import { applicationId, schema, schemaVersion } from './schema.js'
import type { SqliteDatabase } from './sqlite-driver.js'
import { StoreError } from './store-error.js'

/** Locks a database, has it be a store, and sets how it works. Throws where it is something else, and where it is locked. */
export function prepareDatabase(database: SqliteDatabase, path: string): void {
  // What is no store of ours stays as it is: whose it is is asked before anything is set that lasts.
  database.exec('PRAGMA locking_mode = EXCLUSIVE')
  const isNew = isEmpty(database, path)
  for (const setting of settings) database.exec(`PRAGMA ${setting}`)
  database.exec('BEGIN IMMEDIATE')
  if (isNew)
    database.exec(
      `PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${schemaVersion}; ${schema}`,
    )
  database.exec('COMMIT')
  shrink(database)
}

/** Whether there is nothing in it yet. Throws where there is something else than what this version keeps. */
function isEmpty(database: SqliteDatabase, path: string): boolean {
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
  // Nothing of what was delivered is left in the file, once the log has been written to it.
  'secure_delete = ON',
]
