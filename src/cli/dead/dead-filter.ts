import type { Command } from 'commander'
import type { DeadLetter, DeliveryStore } from '../../delivery/index.js'
import { CliError } from '../cli-error.js'
import { addKey, parseAge } from '../option-values.js'

/** Which dead letters a command is about. */
export interface DeadFilter {
  readonly connection?: string
  readonly code?: string
  /** Milliseconds. */
  readonly olderThan?: number
  readonly newerThan?: number
}

/** The keys of letters, and what else says which. */
export function declareFilter(command: Command): Command {
  return command
    .argument('[keys...]', 'only these, by the keys that "waybill dead list" shows', addKey)
    .requiredOption('--store <file>', 'the store of "waybill run --deliver --store"')
    .option('--connection <id>', 'only those of this connection')
    .option('--code <code>', 'only those with an event that failed with this code')
    .option('--older-than <age>', 'only those that were given up longer ago, such as 12h or 2d', parseAge)
    .option('--newer-than <age>', 'only those that were given up since then', parseAge)
}

/** So many are looked at together. */
const pageSize = 100

/** The letters that a filter asks for, in the order in which they were given up. Throws a `CliError` where a key is not there. */
export async function* deadLetters(
  store: DeliveryStore,
  keys: readonly number[],
  { connection, code, olderThan, newerThan }: DeadFilter,
  now: number,
): AsyncGenerator<DeadLetter> {
  const query = {
    ...(keys.length === 0 ? {} : { keys }),
    ...(connection === undefined ? {} : { connection }),
    limit: pageSize,
  }
  const missing = new Set(keys)
  let after = 0
  for (;;) {
    const page = await store.dead({ ...query, after })
    for (const letter of page) {
      missing.delete(letter.key)
      if (code !== undefined && !letter.outcomes.some((outcome) => outcome.code === code)) continue
      if (olderThan !== undefined && letter.diedAt > now - olderThan) continue
      if (newerThan !== undefined && letter.diedAt < now - newerThan) continue
      yield letter
    }
    const last = page.at(-1)
    if (last === undefined || page.length < pageSize) break
    after = last.key
  }
  const [first] = missing
  if (first !== undefined && connection === undefined) throw new CliError(`there is no dead letter ${first}`)
}

/** Throws a `CliError` where nothing says which letters are meant: to take all of them has to be asked for. */
export function refuseUnfiltered(
  keys: readonly number[],
  filter: DeadFilter & { readonly all?: true },
  verb: string,
): void {
  const { connection, code, olderThan, newerThan, all } = filter
  const isFiltered = [connection, code, olderThan, newerThan].some((value) => value !== undefined)
  if (keys.length > 0 || isFiltered || all === true) return
  throw new CliError(`say which to ${verb}: keys, --connection, --code, --older-than, --newer-than, or --all`)
}
