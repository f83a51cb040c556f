import type { CliCommand } from '../command.js'
import type { Io } from '../io.js'
import { quantity } from '../report/quantity.js'
import { chosenKeys } from './chosen-keys.js'
import { type DeadFilter, declareFilter, refuseUnfiltered } from './dead-filter.js'
import { withStore } from './with-store.js'

interface DropOptions extends DeadFilter {
  readonly store: string
  readonly all?: true
}

export const deadDrop: CliCommand = {
  name: 'drop',
  summary: 'forget what could not be delivered',
  description: 'Removes dead letters from a store, for good.',
  examples: [
    {
      title: 'Forget what is older than a month',
      command: 'waybill dead drop --store waybill.db --older-than 30d',
    },
  ],
  declare(command, io, done) {
    declareFilter(command)
      .option('--all', 'all that the other options leave')
      .action(async (keys: readonly number[] | undefined, options: DropOptions) =>
        done(await dropDead(keys, options, io)),
      )
  },
}

async function dropDead(keys: readonly number[] = [], options: DropOptions, io: Io): Promise<number> {
  const { store: path, ...filter } = options
  refuseUnfiltered(keys, filter, 'drop')
  const count = await withStore(path, io, async (store) => store.drop(await chosenKeys(store, keys, filter)))
  io.stderr.write(`${quantity(count, 'dead letter was', 'dead letters were')} dropped\n`)
  return 0
}
