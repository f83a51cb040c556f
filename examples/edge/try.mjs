import worker from './worker.mjs'

// In the place of the network, and of what the runtime would give.
globalThis.fetch = async (url, { method, body }) => {
  console.log(`${method} ${url} ${body}`)
  return new Response()
}
const environment = { ORDERS_SECRET: 'a-secret' }

for (const total of [120, 20]) {
  const properties = { order_id: 'o-1', total }
  const event = { type: 'track', messageId: 'm-1', event: 'Order Completed', userId: 'u-1', properties }
  const request = new Request('https://edge.example.com', { method: 'POST', body: JSON.stringify(event) })
  const { sent, outcomes } = await (await worker.fetch(request, environment)).json()
  console.log(`${sent} sent: ${outcomes[0].status} ${outcomes[0].code ?? ''}`.trim())
}
