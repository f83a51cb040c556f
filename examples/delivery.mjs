import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createEngine } from 'waybill'
import webhook from 'waybill/definitions/webhook'
import { createDelivery } from 'waybill/delivery'
import { createSqliteStore } from 'waybill/delivery/sqlite'

// A receiver that fails the first time, and does not take returns yet.
const answers = { '/orders': [503, 200], '/returns': [410, 200] }
const receiver = createServer((request, response) => response.writeHead(answers[request.url].shift()).end())
await new Promise((resolve) => receiver.listen(0, '127.0.0.1', resolve))
const address = `http://127.0.0.1:${receiver.address().port}`

const engine = createEngine({ destinations: [webhook] })
const hook = (path, trigger) => ({
  action: 'send',
  enabled: true,
  trigger,
  mapping: { url: `${address}/${path}`, data: { order: { '@path': '$.properties.order_id' } } },
})
const router = engine.route([
  {
    id: 'storehouse',
    destination: 'webhook',
    subscriptions: [hook('orders', 'event = "Order Completed"'), hook('returns', 'event = "Order Refunded"')],
  },
])

const folder = mkdtempSync(join(tmpdir(), 'waybill-'))
const store = await createSqliteStore({ path: join(folder, 'waybill.db') })
const delivery = createDelivery({ connections: router, store, retry: { firstMs: 10 } })
delivery.on('retry', ({ attempts, code }) => console.log(`try ${attempts} failed: ${code}`))
delivery.on('outcome', ({ messageId, status }) => console.log(`${messageId} is ${status}`))

const evaluate = (events) => events.flatMap((event) => router.evaluate(event).deliveries)
const track = (messageId, event) => ({
  type: 'track',
  messageId,
  event,
  userId: 'u-1',
  properties: { order_id: 'o-1' },
})

// When this resolves, what became of the event is on disk.
await delivery.sendOnce([track('m-1', 'Order Completed')], evaluate)
await delivery.drain()
const again = await delivery.sendOnce([track('m-1', 'Order Completed')], evaluate)
console.log(`m-1 came again: ${again.length} taken`)

await delivery.sendOnce([track('m-2', 'Order Refunded')], evaluate)
await delivery.drain()
const letters = await store.dead({ connection: 'storehouse', limit: 100 })
for (const { key, outcomes } of letters) console.log(`dead letter ${key}: ${outcomes[0].reason}`)
await delivery.replay(letters.map(({ key }) => key))
await delivery.drain()

await delivery.stop()
await store.close()
rmSync(folder, { recursive: true })
receiver.close()
