import { createMemoryStore, type DeliveryStore } from '../../delivery/index.js'
import { createSqliteStore, StoreError } from '../../delivery/sqlite/index.js'
import { CliError } from '../cli-error.js'

/** The store in a file, which is made where it is not there; without a path one in memory. Throws `CliError`. */
export async function openStore(
  path: string | undefined,
  say: (line: string) => void,
): Promise<DeliveryStore> {
  if (path === undefined) return createMemoryStore()
  const onDamaged = () => say(`${path}: a delivery in it can not be read, and is put aside`)
  try {
    return await createSqliteStore({ path, onDamaged })
  } catch (error) {
    if (error instanceof StoreError) throw new CliError(error.message)
    throw error
  }
}
