import type { DeliveryService } from '../../delivery/index.js'
import type { Connection, Destination } from '../../index.js'
import { BadLines } from '../stream/bad-lines.js'
import type { ChosenEvents } from '../stream/chosen-events.js'
import { eventLines } from '../stream/event-lines.js'
import type { EventSource } from '../stream/open-events.js'
import type { ReadEvent } from '../stream/read-events.js'
import type { DeliveryRecord } from './delivery-record.js'
import { handOverWith } from './hand-over.js'
import { takeEvents } from './take-events.js'

/** Events to be sent, and to whom. */
export interface EventInput extends ChosenEvents {
  readonly source: EventSource
  readonly destinations: readonly Destination[]
  /** Events that came before are taken again. */
  readonly again: boolean
  readonly maxLineBytes: number
  /** Nothing is read while so many deliveries are pending. */
  readonly maxPending: number
}

/** How long an event waits for others where a connection sends several together, in milliseconds. */
const lingerOfBatches = 500

/** Hands the events of an input over to a service, until they end or it is stopped. Throws `CliError`. */
export async function takeInput(
  input: EventInput,
  service: DeliveryService,
  record: DeliveryRecord,
  stopped: AbortSignal,
  say: (line: string) => void,
): Promise<void> {
  const { source, connections, destinations, again, maxLineBytes, maxPending } = input
  const badLines = new BadLines(source.name, say)
  const batching = new Set(connections.filter((one) => batches(one, destinations)).map(({ id }) => id))
  const made = record.made.bind(record)
  await takeEvents({
    pieces: selected(eventLines(source, badLines, maxLineBytes), input, record),
    handOver: handOverWith({ service, connections, batching, again, badLines, record: made }),
    lingerMs: batching.size === 0 ? 0 : lingerOfBatches,
    async ready() {
      await record.ready()
      await service.drain(maxPending)
    },
    stopped,
    taken: record.taken.bind(record),
  })
  badLines.finish()
  record.badLines += badLines.count
}

/** The events of each piece that are asked for, as they are to be sent. */
async function* selected(
  pieces: AsyncIterable<readonly ReadEvent[]>,
  { select = () => true, prepare = (event) => event }: EventInput,
  record: DeliveryRecord,
): AsyncGenerator<readonly ReadEvent[]> {
  for await (const piece of pieces) {
    const chosen = piece.filter(({ event }) => select(event))
    record.unselected += piece.length - chosen.length
    yield chosen.map(({ number, event }) => ({ number, event: prepare(event) }))
  }
}

/** Whether an enabled subscription sends several events together. */
function batches({ config }: Connection, destinations: readonly Destination[]): boolean {
  const actions = destinations.find(({ slug }) => slug === config.destination)?.actions ?? {}
  return config.subscriptions.some(
    ({ action, enabled }) =>
      enabled === true && Object.hasOwn(actions, action) && actions[action]?.batch !== undefined,
  )
}
