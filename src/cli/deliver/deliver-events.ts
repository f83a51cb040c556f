import { setTimeout as sleep } from 'node:timers/promises'
import type { DeliveryService, DeliveryStore } from '../../delivery/index.js'
import { unlessAborted } from '../../delivery/unless-aborted.js'
import type { Connection } from '../../index.js'
import type { Io } from '../io.js'
import type { LineWriter } from '../line-writer.js'
import { quantity } from '../report/quantity.js'
import { statusOfNotice, statusOfUndelivered } from '../status.js'
import type { DeliverOptions } from './deliver-options.js'
import { DeliveryRecord } from './delivery-record.js'
import { DeliveryScreen } from './delivery-screen.js'
import { type EventInput, takeInput } from './event-input.js'
import { openService } from './open-service.js'
import { openStore } from './open-store.js'
import { pendingOf } from './pending-of.js'
import { renderReport, renderWaiting } from './report-delivery.js'
import { stopSignals } from './stop-signals.js'

export interface DeliveryRun {
  readonly options: DeliverOptions & { readonly strict?: true; readonly quiet?: true }
  /** The path of the configuration. */
  readonly config: string
  /** Those that deliveries in the store can be for. */
  readonly connections: readonly Connection[]
  /** Left out where only what the store holds is sent. */
  readonly input?: EventInput
  readonly outcomes?: LineWriter
}

/**
 * Sends what events come to, and what the store holds from before, until all is delivered or given up, or until it is asked to
 * stop. Gives the exit status; throws a `CliError` where the store can not be used.
 */
export async function deliverEvents(run: DeliveryRun, io: Io): Promise<number> {
  const { options, config, outcomes } = run
  const begin = performance.now()
  const screen = new DeliveryScreen(io)
  const record = new DeliveryRecord(outcomes)
  const store = await openStore(options.store, screen.say)
  const { service, dueAt } = await sendAll(run, store, record, screen, io).finally(() => store.close())
  await outcomes?.end()
  const milliseconds = performance.now() - begin
  if (options.quiet !== true) screen.say(renderReport({ run, service, record, milliseconds }, io))
  const waiting = pendingOf(service)
  const { store: path, sendTo } = options
  if (waiting > 0 && path !== undefined)
    screen.say(
      renderWaiting(waiting, dueAt, { store: path, config, ...(sendTo === undefined ? {} : { sendTo }) }),
    )
  if (record.failed + waiting > 0) return statusOfUndelivered
  return options.strict && record.notSent > 0 ? statusOfNotice : 0
}

interface Sent {
  readonly service: DeliveryService
  /** When the first of what waits in the store is tried again, in milliseconds since 1970. */
  readonly dueAt: number
}

/** Resolves when nothing more is sent, with how it went. */
async function sendAll(
  { options, connections, input }: DeliveryRun,
  store: DeliveryStore,
  record: DeliveryRecord,
  screen: DeliveryScreen,
  { signals }: Io,
): Promise<Sent> {
  const { service, close } = openService(connections, store, options, screen.say)
  service.on('outcome', (outcome) => record.ended(outcome))
  const stop = stopSignals(signals, () => screen.say(stopping(pendingOf(service), options.store)))
  if (options.quiet !== true) screen.follow(service, () => record.events)
  try {
    if (input !== undefined) await takeInput(input, service, record, stop.stopped, screen.say)
    await settled(service, options, stop.stopped)
  } finally {
    input?.source.close()
    await close()
    stop.release()
    screen.stop()
  }
  // What can not be said now is not worth an error: everything was told before.
  const lanes = await store.lanes().catch(() => [])
  return { service, dueAt: Math.min(...lanes.map((lane) => lane.dueAt)) }
}

/** Resolves when nothing more is waited for. What is only in memory is seen to its end. */
async function settled(
  service: DeliveryService,
  { store, wait }: DeliverOptions,
  stopped: AbortSignal,
): Promise<void> {
  if (store === undefined) return service.drain()
  if (stopped.aborted) return
  const waited = wait === undefined ? [] : [sleep(wait, undefined, { ref: false })]
  await unlessAborted(stopped)(Promise.race([service.drain(), ...waited]))
}

function stopping(pending: number, store: string | undefined): string {
  const what = quantity(pending, 'delivery', 'deliveries')
  return store === undefined
    ? `stopping: nothing more is read, ${what} will still be sent (Ctrl-C again ends at once, and loses them)`
    : `stopping: what is on its way comes to its end, the rest stays in ${store} (Ctrl-C again ends at once)`
}
