import type { Command } from 'commander'
import { CliError } from '../cli-error.js'
import { parseOrigin, parsePositiveCount, parsePositiveNumber, parseSeconds } from '../option-values.js'

/** What `waybill run` is told of sending. */
export interface DeliverOptions {
  readonly deliver?: true
  readonly store?: string
  readonly sendTo?: string
  readonly concurrency?: number
  readonly rate?: number
  readonly maxPending?: number
  /** Milliseconds. */
  readonly wait?: number
}

/** Where `--max-pending` says nothing else. */
export const usualPending = 10_000

/** The options for sending, which stand together in the help. */
export function declareDeliverOptions(command: Command): Command {
  command
    .optionsGroup('To send:')
    .option('--deliver', 'send the deliveries in the place of writing them')
    .option('--store <file>', 'keep in this file what is not delivered yet, and go on with what is in it')
    .option(
      '--max-pending <number>',
      'read no more while so many deliveries are not at their end (default: 10000)',
      parsePositiveCount,
    )
  return declareSendOptions(command)
}

/** Those of every command that sends. */
export function declareSendOptions(command: Command): Command {
  return command
    .option(
      '--send-to <origin>',
      'send everything there, such as to a stand-in ("waybill simulate")',
      parseOrigin,
    )
    .option('--concurrency <number>', 'deliveries of a connection at once (default: 16)', parsePositiveCount)
    .option('--rate <number>', 'requests of a connection in a second', parsePositiveNumber)
    .option(
      '--wait <seconds>',
      'at the end wait so long for what has to be tried again; the rest stays in the store',
      parseSeconds,
    )
}

/** Throws a `CliError` where options do not go together. */
export function checkDeliverOptions(options: DeliverOptions & { readonly showSecrets?: true }): void {
  const { deliver, store, sendTo, concurrency, rate, maxPending, wait } = options
  const given = { store, 'send-to': sendTo, concurrency, rate, 'max-pending': maxPending, wait }
  const [first] = Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [name]))
  if (deliver === undefined && first !== undefined)
    throw new CliError(`--${first} is about sending: add --deliver`)
  if (deliver !== undefined && options.showSecrets)
    throw new CliError('--show-secrets is about deliveries that are written: with --deliver none is')
  if (wait !== undefined && store === undefined)
    throw new CliError('--wait needs --store: without one, what is left would be lost')
}
