import { fork } from 'node:child_process'
import { once } from 'node:events'
import { rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createDelivery, createTransport } from '../../src/delivery/index.js'
import { createSqliteStore } from '../../src/delivery/sqlite/index.js'
import { createEngine } from '../../src/index.js'
import { ringOf } from '../inputs.js'
import { definition26, settings26 } from '../subjects/definition.js'

// Sends so many events once, over eight connections, and says at every tenth how much memory that takes.
const total = Number(process.argv[2])
const places = 128

const server = fork(fileURLToPath(new URL('server.mjs', import.meta.url)), [String(total)])
const [port] = await once(server, 'message')
const { logEvent } = definition26.actions
if (logEvent === undefined) throw new Error('the definition has lost its action')
const request = { method: 'POST', path: '/{{payload.insert_id}}', json: { '@path': '$.payload' } }
const engine = createEngine({
  destinations: [
    {
      ...definition26,
      request: { baseUrl: `http://127.0.0.1:${port}` },
      actions: { logEvent: { ...logEvent, request } },
    },
  ],
})
const connections = Array.from({ length: 8 }, (_, nth) =>
  engine.connect({
    id: `analytics-${nth}`,
    destination: 'analytics',
    settings: settings26,
    subscriptions: [{ action: 'logEvent', enabled: true, trigger: 'type = "track"' }],
  }),
)
const ring = ringOf(256, ({ type }) => type === 'track')
const path = join(tmpdir(), `waybill-soak-${process.pid}.db`)
const store = await createSqliteStore({ path })
const transport = createTransport()
const service = createDelivery({
  connections,
  store,
  transport,
  retry: { firstMs: 100 },
  pace: () => ({ concurrency: 16 }),
  maxPending: 2000,
})

const megabytes = (bytes: number) => Math.round(bytes / 1024 / 1024)
const start = performance.now()
const sizes: number[] = []
let next = 0
async function place(): Promise<void> {
  while (next < total) {
    const nth = next
    next += 1
    const event = { ...ring[nth % ring.length], messageId: String(nth) }
    const connection = connections[nth % connections.length]
    await service.sendOnce([event], () => connection?.evaluate(event).deliveries ?? [])
    if ((nth + 1) % Math.ceil(total / 10) === 0) report(nth + 1)
  }
}

function report(done: number): void {
  const { rss, heapUsed } = process.memoryUsage()
  sizes.push(rss)
  const rate = Math.round((done / (performance.now() - start)) * 1000)
  process.stdout.write(
    `${done} events, ${rate} a second: ${megabytes(rss)} MB, of which ${megabytes(heapUsed)} MB heap; the file has ${megabytes(statSync(path).size)} MB\n`,
  )
}

await Promise.all(Array.from({ length: places }, place))
await service.drain()
report(total)
await service.stop()
await transport.close()
await store.close()
rmSync(path)
server.send('report')
const [{ requests, lost, repeated }] = await once(server, 'message')
server.disconnect()
const [early, late] = [Math.max(...sizes.slice(1, 4)), Math.max(...sizes.slice(-4))]
const isFlat = late <= early * 1.1
process.stdout.write(
  `${requests} requests for ${total} events: ${lost} lost, ${repeated} repeated; memory ${isFlat ? 'is flat' : 'grows'}: ${megabytes(early)} MB early on, ${megabytes(late)} MB in the end\n`,
)
process.exitCode = lost === 0 && repeated === 0 && isFlat ? 0 : 1
