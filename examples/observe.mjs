import { createServer } from 'node:http'
import { context, metrics, trace } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import { MeterProvider } from '@opentelemetry/sdk-metrics'
import { BasicTracerProvider, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base'
import { createEngine } from 'waybill'
import webhook from 'waybill/definitions/webhook'
import { createDelivery } from 'waybill/delivery'

// A service has this from its kit for OpenTelemetry; here spans are printed when they end.
const print = ({ name, attributes, status }) =>
  console.log(`span ${name}: ${attributes['http.response.status_code'] ?? status.message ?? 'fine'}`)
const exporter = { export: (spans) => spans.forEach(print), shutdown: async () => {} }
context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable())
trace.setGlobalTracerProvider(
  new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }),
)
metrics.setGlobalMeterProvider(new MeterProvider())

// A receiver that is ill at first, and then refuses the second order.
const answers = [503, 200, 422]
const receiver = createServer((_, response) =>
  response.writeHead(answers.shift()).end('{"error":"sold out"}'),
)
await new Promise((resolve) => receiver.listen(0, '127.0.0.1', resolve))
const url = `http://127.0.0.1:${receiver.address().port}/orders`

const engine = createEngine({ destinations: [webhook] })
const storehouse = engine.connect({
  id: 'storehouse',
  destination: 'webhook',
  subscriptions: [{ action: 'send', enabled: true, trigger: 'event = "Order Completed"', mapping: { url } }],
})
const delivery = createDelivery({
  connections: [storehouse],
  retry: { firstMs: 10 },
  observe: { engine, tracer: trace.getTracer('shop'), meter: metrics.getMeter('shop') },
})

for (const [messageId, event] of [
  ['m-1', 'Order Completed'],
  ['m-2', 'Product Viewed'],
  ['m-3', 'Order Completed'],
]) {
  const receivedAt = Date.now()
  const { deliveries } = storehouse.evaluate({ type: 'track', messageId, event, userId: 'u-1' })
  await delivery.send(deliveries, { receivedAt })
  await delivery.drain()
}

const { received, filteredAtDestination, retried, failed, delivered, latency } =
  delivery.overview().connections.storehouse
console.log(JSON.stringify({ received, filteredAtDestination, retried, failed, delivered }, null, 2))
console.log(
  `latency of ${latency.count} event: p95 is ${latency.p95 < 5000 ? 'below' : 'above'} five seconds`,
)
for (const { code, messageIds, answer } of delivery.samples())
  console.log(`sample of ${code}: ${messageIds}, ${answer.status} ${answer.body}`)

await delivery.stop()
receiver.close()
