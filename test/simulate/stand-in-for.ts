import type { Destination, Example } from '../../src/actions/index.js'
import {
  createDelivery,
  createTransport,
  type DeliveryEvents,
  type DeliveryOptions,
} from '../../src/delivery/index.js'
import { functions } from '../../src/functions/index.js'
import {
  type Connection,
  type ConnectionConfig,
  createEngine,
  type Engine,
  type Outcome,
} from '../../src/index.js'
import { createStandIn, type StandInOptions } from '../../src/simulate/index.js'
import { FakeTime } from '../delivery/fake-time.js'

export const engineFor = (definition: Destination): Engine =>
  createEngine({ destinations: [definition], functions, clock: Date.now })

/** The connection of an example. */
export function connectionOf(
  engine: Engine,
  destination: string,
  action: string,
  { settings = {}, mapping = {}, auth, syncMode }: Omit<Example, 'title'>,
): Connection {
  const mode = syncMode === undefined ? {} : { syncMode }
  const subscriptions = [{ action, enabled: true, trigger: 'all', mapping, ...mode }]
  const config: ConnectionConfig = { id: 'c', destination, settings, subscriptions }
  return engine.connect(auth === undefined ? config : { ...config, auth })
}

/** A stand-in that listens, and what sends the events of a connection there. */
export async function standInFor(definition: Destination, options: StandInOptions = {}) {
  const standIn = createStandIn(definition, { engine: { functions }, ...options })
  const transport = createTransport({ rewrite: await standIn.listen() })

  /** Sends what events come to, until each has a final outcome: these in the order of the events. */
  async function send(
    connection: Connection,
    { event, events }: Pick<Example, 'event' | 'events'>,
    delivery: Partial<DeliveryOptions> = {},
  ) {
    const time = new FakeTime()
    const service = createDelivery({
      connections: [connection],
      transport,
      time,
      random: () => 1,
      ...delivery,
    })
    const ends: Outcome[] = []
    const retries: DeliveryEvents['retry'][] = []
    service.on('outcome', (outcome) => ends.push(outcome))
    service.on('retry', (retry) => retries.push(retry))
    const { deliveries, outcomes } =
      events === undefined ? connection.evaluate(event) : connection.evaluateBatch(events)
    const from = standIn.received.length
    await service.send(deliveries)
    await time.finish(service)
    await service.stop({ graceMs: 0 })
    return {
      // What was built has an end; what was not has come to it.
      outcomes: outcomes.map((built) =>
        built.status === 'built' && built.code !== 'NOTHING_TO_SEND'
          ? ends.find(({ index }) => index === built.index)
          : built,
      ),
      retries,
      received: standIn.received.slice(from),
    }
  }

  async function close(): Promise<void> {
    await transport.close()
    await standIn.close()
  }
  return { standIn, transport, send, close }
}
