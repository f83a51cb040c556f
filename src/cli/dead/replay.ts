import type { CliCommand } from '../command.js'
import { openConfig } from '../config/open-config.js'
import { deliverEvents } from '../deliver/deliver-events.js'
import { type DeliverOptions, declareSendOptions } from '../deliver/deliver-options.js'
import { resumeCommand } from '../deliver/resume-command.js'
import type { Io } from '../io.js'
import { quantity } from '../report/quantity.js'
import { statusOfProblems } from '../status.js'
import { chosenKeys } from './chosen-keys.js'
import { type DeadFilter, declareFilter, refuseUnfiltered } from './dead-filter.js'
import { withStore } from './with-store.js'

interface ReplayOptions extends DeadFilter, Omit<DeliverOptions, 'store' | 'deliver' | 'maxPending'> {
  readonly store: string
  readonly all?: true
  readonly config?: string
  readonly quiet?: true
}

export const deadReplay: CliCommand = {
  name: 'replay',
  summary: 'send again what could not be delivered',
  description:
    'Has dead letters wait to be sent again, each behind the requests that succeeded. With --config they are sent at ' +
    'once, with all else that waits in the store; without it the next "waybill run --deliver" sends them. The exit status ' +
    'is that of "waybill run --deliver".',
  examples: [
    {
      title: 'Send again what a server refused while it was ill',
      command: 'waybill dead replay --store waybill.db --connection storehouse --config waybill.yaml',
    },
    {
      title: 'Have all wait for the next run',
      command: 'waybill dead replay --store waybill.db --all',
    },
  ],
  declare(command, io, done) {
    declareFilter(command).option('--all', 'all that the other options leave')
    declareSendOptions(
      command
        .optionsGroup('To send at once:')
        .option('-c, --config <file>', 'the connections, as YAML or JSON')
        .option('-q, --quiet', 'no progress and no table'),
    ).action(async (keys: readonly number[] | undefined, options: ReplayOptions) =>
      done(await replayDead(keys, options, io)),
    )
  },
}

async function replayDead(keys: readonly number[] = [], options: ReplayOptions, io: Io): Promise<number> {
  const { store: path, config: configPath, connection, code, olderThan, newerThan, all, ...sending } = options
  refuseUnfiltered(keys, options, 'replay')
  const config = configPath === undefined ? undefined : openConfig(configPath, io)
  if (configPath !== undefined && config === undefined) return statusOfProblems
  const count = await withStore(path, io, async (store) =>
    store.replay(await chosenKeys(store, keys, options), Date.now()),
  )
  if (count === 0) {
    io.stderr.write(`no dead letter in ${path} fits\n`)
    return 0
  }
  const what = quantity(count, 'dead letter waits', 'dead letters wait')
  if (configPath === undefined || config === undefined) {
    io.stderr.write(`${what} to be sent again: ${resumeCommand({ store: path })}\n`)
    return 0
  }
  io.stderr.write(`${what} to be sent again\n`)
  return deliverEvents(
    { options: { ...sending, store: path }, config: configPath, connections: config.connections },
    io,
  )
}
