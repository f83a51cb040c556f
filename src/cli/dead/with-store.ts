import { existsSync } from 'node:fs'
import type { DeliveryStore } from '../../delivery/index.js'
import { CliError } from '../cli-error.js'
import { openStore } from '../deliver/open-store.js'
import type { Io } from '../io.js'

/** Does something with a store that is there. Throws a `CliError` where it is not, or where another process has it. */
export async function withStore<Result>(
  path: string,
  { stderr }: Io,
  work: (store: DeliveryStore) => Promise<Result>,
): Promise<Result> {
  // One that is not there would be made.
  if (!existsSync(path)) throw new CliError(`"${path}" can not be read: there is no such file`)
  const store = await openStore(path, (line) => stderr.write(`${line}\n`))
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}
