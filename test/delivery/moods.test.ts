import { expect, it, onTestFinished } from 'vitest'
import { createDelivery, createTransport } from '../../src/delivery/index.js'
import { Dice } from '../../src/events/sample/dice.js'
import { track } from '../relay.js'
import { connectionsTo } from './kill/connections.js'
import { moodyServer } from './kill/moody-server.js'
import { openStore } from './store-file.js'

it('delivers everything in the end to a server that fails one time in ten, and is too busy one time in twenty', async () => {
  const server = await moodyServer(new Dice(5))
  const transport = createTransport()
  onTestFinished(async () => {
    await transport.close()
    server.close()
  })
  const store = await openStore()
  const connections = connectionsTo(server.port)
  const service = createDelivery({ connections, store, transport, retry: { firstMs: 2, capMs: 20 } })
  const events = Array.from({ length: 500 }, (_, nth) => track(`e${nth}`))
  await Promise.all(
    events.map((event) =>
      service.sendOnce([event], () => connections.flatMap((one) => one.evaluate(event).deliveries)),
    ),
  )
  await service.drain()
  const counts = Object.values(service.counts())
  expect(counts).toMatchObject(
    connections.map(() => ({ pending: 0, delivered: events.length, discarded: 0 })),
  )
  expect(server.done).toHaveLength(events.length * 3)
  // About one in six was tried again.
  expect(server.requests).toBeGreaterThan(events.length * 3.3)
  expect(await store.lanes()).toEqual([])
  await service.stop()
})
