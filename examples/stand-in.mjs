import { createEngine } from 'waybill'
import intercom from 'waybill/definitions/intercom'
import { createDelivery, createTransport } from 'waybill/delivery'
import { createStandIn } from 'waybill/simulate'

const settings = { accessToken: 'any-token' }
const standIn = createStandIn(intercom, { accounts: [{ settings }] })
const transport = createTransport({ rewrite: await standIn.listen() })

const people = createEngine({ destinations: [intercom] }).connect({
  id: 'people',
  destination: 'intercom',
  settings,
  subscriptions: [{ action: 'identifyContact', enabled: true, mapping: { role: 'user' } }],
})
const delivery = createDelivery({ connections: [people], transport })
delivery.on('outcome', ({ messageId, status, code = '' }) =>
  console.log(`${messageId} ${status} ${code}`.trim()),
)

async function identify(messageId, email) {
  const event = { type: 'identify', messageId, userId: 'u-1', traits: { email } }
  await delivery.send(people.evaluate(event).deliveries)
  await delivery.drain()
}

await identify('m-1', 'ann@example.com')
standIn.reply({ method: 'PUT', status: 422, body: { errors: [{ code: 'email_invalid' }] } })
await identify('m-2', 'bob@example.com')
for (const { method, url, status } of standIn.received) console.log(`${status} ${method} ${url}`)

await delivery.stop()
await Promise.all([transport.close(), standIn.close()])
