import type { LoadedConfig } from '../config/load.js'
import type { Io } from '../io.js'
import type { ChosenEvents } from '../stream/chosen-events.js'
import { openEvents } from '../stream/open-events.js'
import { openOutcomes } from '../stream/open-outcomes.js'
import { deliverEvents } from './deliver-events.js'
import { type DeliverOptions, usualPending } from './deliver-options.js'
import { warnOfCommands } from './warn-of-commands.js'

export interface SendOptions extends DeliverOptions {
  /** The path of the configuration. */
  readonly config: string
  readonly strict?: true
  readonly quiet?: true
  readonly outcomes?: string
  readonly maxLineBytes: number
}

/** Events to be sent. */
export interface EventsToSend {
  /** Where they stand; standard input where it is left out. */
  readonly path: string | undefined
  readonly config: LoadedConfig
  readonly chosen: ChosenEvents
  /** Those that came before are sent again. */
  readonly again: boolean
}

/** Sends what comes of events, and what the store holds from before. Gives the exit status. */
export async function sendDeliveries(
  { path, config, chosen, again }: EventsToSend,
  options: SendOptions,
  io: Io,
): Promise<number> {
  const { connections, destinations } = config
  const { maxLineBytes, maxPending = usualPending } = options
  for (const line of warnOfCommands(connections, destinations)) io.stderr.write(`${line}\n`)
  const outcomes = options.outcomes === undefined ? undefined : await openOutcomes(options.outcomes)
  const run = {
    options,
    config: options.config,
    connections,
    ...(outcomes === undefined ? {} : { outcomes }),
  }
  // At a keyboard nobody waits for events who goes on with what is in a store.
  if (path === undefined && options.store !== undefined && io.stdin.isTTY === true)
    return deliverEvents(run, io)
  const source = openEvents(path, io)
  return deliverEvents(
    { ...run, input: { ...chosen, source, destinations, again, maxLineBytes, maxPending } },
    io,
  )
}
