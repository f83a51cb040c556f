import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import {
  createSqliteStore,
  type SqliteDriverName,
  type SqliteStoreOptions,
} from '../../src/delivery/sqlite/index.js'

/** The drivers of SQLite that are here: a Node may come without one, and a package be left out. */
export const drivers: readonly SqliteDriverName[] = (
  await Promise.all(
    (['better-sqlite3', 'node:sqlite'] as const).map(async (driver) => {
      const { path, remove } = madeFolder()
      try {
        await (await createSqliteStore({ path, driver })).close()
        return [driver]
      } catch {
        return []
      } finally {
        remove()
      }
    }),
  )
).flat()

/** Where a store may be, for one test. */
export function storePath(): string {
  const { path, remove } = madeFolder()
  onTestFinished(remove)
  return path
}

/** A store in a file for one test. */
export async function openStore(options: Partial<SqliteStoreOptions> = {}) {
  const store = await createSqliteStore({ path: storePath(), ...options })
  onTestFinished(() => store.close())
  return store
}

function madeFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'waybill-'))
  return { path: join(folder, 'waybill.db'), remove: () => rmSync(folder, { recursive: true, force: true }) }
}
