import type { SqliteDatabase, SqliteDriver, SqliteDriverName } from './sqlite-driver.js'
import { StoreError } from './store-error.js'

/** Loads what SQLite is used by: the driver that is asked for, or the first that is there. Throws `STORE_DRIVER_MISSING`. */
export async function loadDriver(wanted: SqliteDriverName | undefined): Promise<SqliteDriver> {
  const names: readonly SqliteDriverName[] =
    wanted === undefined ? ['better-sqlite3', 'node:sqlite'] : [wanted]
  for (const name of names) {
    const driver = await drivers[name]()
    if (driver !== undefined) return driver
  }
  throw new StoreError(
    'STORE_DRIVER_MISSING',
    `SQLite is not there: ${names.map((name) => remedies[name]).join(', or ')}`,
  )
}

const remedies: { readonly [Name in SqliteDriverName]: string } = {
  'better-sqlite3': 'run "npm install better-sqlite3@12"',
  'node:sqlite': 'use Node 22.13 or newer',
}

const drivers: { readonly [Name in SqliteDriverName]: () => Promise<SqliteDriver | undefined> } = {
  async 'better-sqlite3'() {
    try {
      const { default: Database } = await import('better-sqlite3')
      // Its compiled part is loaded only now: it may have been built for another Node.
      new Database(':memory:').close()
      return { open: (path) => new Database(path, { timeout: 0 }) }
    } catch {
      return undefined
    }
  },
  async 'node:sqlite'() {
    const module = process.getBuiltinModule?.('node:sqlite')
    return isNodeSqlite(module) ? { open: (path) => new module.DatabaseSync(path) } : undefined
  },
}

/** What is used of `node:sqlite`: the oldest Node that Waybill runs on has no types for it. */
interface NodeSqlite {
  readonly DatabaseSync: new (path: string) => SqliteDatabase
}

const isNodeSqlite = (module: object | undefined): module is NodeSqlite =>
  module !== undefined && 'DatabaseSync' in module && typeof module.DatabaseSync === 'function'
