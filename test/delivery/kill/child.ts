import { openSync, writeSync } from 'node:fs'
import { createDelivery, createTransport, type DeliveryStore } from '../../../src/delivery/index.js'
import { createSqliteStore } from '../../../src/delivery/sqlite/index.js'
import { track } from '../../relay.js'
import { connectionsTo } from './connections.js'
import type { Orders } from './orders.js'

// What is killed: it waits for that even when it has done everything. It begins when it is told to, and writes down what it
// has been told is safe, in a file that outlives it.
const connections = connectionsTo(Number(process.argv[2]))
process.on('message', (orders: Orders) => run(orders))
process.send?.('ready')

async function run({ path, driver, log, run, ids, concurrency, isLast }: Orders): Promise<void> {
  const file = openSync(log, 'a')
  const say = (...words: readonly (string | number)[]) => writeSync(file, `${[run, ...words].join(' ')}\n`)
  const store = await createSqliteStore({ path, driver })
  const sending = createTransport()
  const telling: DeliveryStore = {
    ...store,
    async save(entry) {
      await store.save(entry)
      for (const step of Object.keys(entry.answers)) say('ended', eventOf(entry.delivery.messageIds[0]), step)
    },
  }
  const service = createDelivery({
    connections,
    store: telling,
    transport: {
      ...sending,
      send: (request, options) =>
        sending.send({ ...request, headers: { ...request.headers, run: String(run) } }, options),
    },
    retry: { firstMs: 4, capMs: 32 },
    pace: () => ({ concurrency }),
  })
  service.on('outcome', ({ connection, messageId, status }) => {
    if (status !== 'delivered') say('refused', eventOf(messageId), connection)
    for (const step of connection === 'single' ? ['only'] : ['first', 'second'])
      say('ended', eventOf(messageId), step)
  })
  let next = 0
  async function place(): Promise<void> {
    for (;;) {
      const id = ids[next]
      next += 1
      if (id === undefined) return
      await service.sendOnce([track(id)], (fresh) =>
        fresh.flatMap((event) => connections.flatMap((one) => one.evaluate(event).deliveries)),
      )
      say('taken', id)
    }
  }
  await Promise.all(Array.from({ length: concurrency }, place))
  if (!isLast) return
  await service.drain()
  await service.stop()
  await sending.close()
  await store.close()
  process.disconnect()
}

/** Events are named by their users, and their messages after them. */
function eventOf(messageId = ''): string {
  return messageId.replace(/^m-/, '')
}
