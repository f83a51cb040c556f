import { type Meter as ApiMeter, type Tracer as ApiTracer, context, metrics, trace } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import { type DataPoint, type Histogram, MeterProvider, MetricReader } from '@opentelemetry/sdk-metrics'
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  type ReadableSpan,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-base'
import { afterAll, beforeAll, expect, expectTypeOf, it } from 'vitest'
import type { Answer } from '../../../src/actions/index.js'
import { type Meter, RequestRefused, type Tracer } from '../../../src/delivery/index.js'
import { createEngine } from '../../../src/index.js'
import { connectVendor, granted, event as vendorEvent } from '../../engine/oauth.js'
import { connectTo, relay, track } from '../../relay.js'
import { scripted } from '../scripted.js'

const contexts = new AsyncLocalStorageContextManager()
beforeAll(() => context.setGlobalContextManager(contexts.enable()))
afterAll(() => contexts.disable())

const single = connectTo(relay({ request: { method: 'POST', path: '/in?page=1' } }))

/** A tracer as a service has it, and the spans that ended. */
function tracing() {
  const exporter = new InMemorySpanExporter()
  const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] })
  return { tracer: provider.getTracer('waybill'), ended: () => exporter.getFinishedSpans() }
}

/** A meter as a service has it, and what it has collected, by name. */
function metering() {
  const reader = new (class extends MetricReader {
    override async onForceFlush() {}
    override async onShutdown() {}
  })()
  const meter = new MeterProvider({ readers: [reader] }).getMeter('waybill')
  async function collected() {
    const { resourceMetrics } = await reader.collect()
    const all = resourceMetrics.scopeMetrics.flatMap((scope) => scope.metrics)
    return new Map(
      all.map(({ descriptor, dataPoints }) => [descriptor.name, { unit: descriptor.unit, dataPoints }]),
    )
  }
  return { meter, collected }
}

/** Sends one event over these answers, under a tracer. */
async function traced(answers: readonly (Answer | Error)[], connection = single) {
  const { tracer, ended } = tracing()
  const { service, time } = scripted(
    [connection],
    (_, nth) => {
      const answer = answers[nth] ?? { status: 200 }
      if (answer instanceof Error) throw answer
      return answer
    },
    { observe: { tracer } },
  )
  await service.send(connection.evaluate(connection === single ? track('a') : vendorEvent).deliveries)
  await time.finish(service)
  return ended()
}

const childrenOf = (parent: ReadableSpan | undefined, spans: readonly ReadableSpan[]) =>
  spans.filter(({ parentSpanContext }) => parentSpanContext?.spanId === parent?.spanContext().spanId)

it('takes tracers and meters of the API of OpenTelemetry as they are', () => {
  expectTypeOf<ApiTracer>().toExtend<Tracer>()
  expectTypeOf<ApiMeter>().toExtend<Meter>()
  const tracer: Tracer = trace.getTracer('waybill')
  const meter: Meter = metrics.getMeter('waybill')
  scripted([single], () => ({ status: 200 }), { observe: { tracer, meter } })
})

it('has a span for a delivery, and one below it for each request', async () => {
  const spans = await traced([{ status: 201 }])
  const [request, delivery] = spans
  expect(spans).toHaveLength(2)
  expect(delivery).toMatchObject({
    name: 'deliver relay',
    kind: 0,
    status: { code: 0 },
    attributes: {
      'waybill.connection': 'c',
      'waybill.destination': 'relay',
      'waybill.action': 'send',
      'waybill.subscription': 0,
      'waybill.delivery': 'c/0/m-a',
      'waybill.events': 1,
      'waybill.attempt': 1,
      'waybill.delivered': 1,
      'waybill.discarded': 0,
    },
  })
  expect(delivery?.parentSpanContext).toBeUndefined()
  expect(childrenOf(delivery, spans)).toEqual([request])
  expect(request).toMatchObject({
    name: 'POST',
    kind: 2,
    status: { code: 0 },
    attributes: {
      'http.request.method': 'POST',
      'http.response.status_code': 201,
      'server.address': 'relay.example',
      'server.port': 443,
      'url.scheme': 'https',
      'url.full': 'https://relay.example/in?page=1',
      'waybill.connection': 'c',
      'waybill.request': '0',
      'waybill.attempt': 1,
    },
  })
})

it('has one span for a delivery however often it is tried', async () => {
  const spans = await traced([{ status: 503 }, { error: 'ECONNRESET' }, { status: 200 }])
  const [delivery, ...others] = spans.filter(({ name }) => name.startsWith('deliver'))
  expect(others).toEqual([])
  expect(childrenOf(delivery, spans).map(({ attributes, status }) => [attributes, status])).toMatchObject([
    [
      { 'waybill.attempt': 1, 'error.type': '503' },
      { code: 2, message: '503' },
    ],
    [{ 'waybill.attempt': 2, 'error.type': 'ECONNRESET' }, { code: 2 }],
    [{ 'waybill.attempt': 3, 'http.response.status_code': 200 }, { code: 0 }],
  ])
  expect(delivery?.events).toMatchObject([
    { name: 'waybill.retry', attributes: { 'waybill.code': 'SERVICE_UNAVAILABLE', 'waybill.wait_ms': 1000 } },
    { name: 'waybill.retry', attributes: { 'waybill.code': 'NETWORK_ERROR', 'waybill.wait_ms': 2000 } },
  ])
})

it('says what a delivery was discarded for', async () => {
  const spans = await traced([{ status: 400 }])
  expect(spans.at(-1)).toMatchObject({
    status: { code: 2, message: 'the answer was 400' },
    attributes: { 'error.type': 'BAD_REQUEST', 'waybill.discarded': 1 },
  })
  const refused = await traced([new RequestRefused('PRIVATE_ADDRESS', 'not there')])
  expect(refused).toMatchObject([
    { name: 'POST', status: { code: 2 }, attributes: { 'error.type': 'PRIVATE_ADDRESS' } },
    { name: 'deliver relay', status: { code: 2, message: 'not there' } },
  ])
})

it('has deliveries stand by themselves, whatever is active where they are sent', async () => {
  const { tracer, ended } = tracing()
  const { service, time } = scripted([single], () => ({ status: 200 }), { observe: { tracer } })
  await tracer.startActiveSpan('http request', async (span) => {
    await service.send(['a', 'b', 'c'].flatMap((id) => single.evaluate(track(id)).deliveries))
    await time.finish(service)
    span.end()
  })
  const deliveries = ended().filter(({ name }) => name === 'deliver relay')
  expect(deliveries.map(({ parentSpanContext }) => parentSpanContext)).toEqual(Array(3).fill(undefined))
  expect(new Set(deliveries.map((span) => span.spanContext().traceId)).size).toBe(3)
  for (const delivery of deliveries) expect(childrenOf(delivery, ended())).toHaveLength(1)
})

it('ends the spans of what waits when it stops', async () => {
  const { tracer, ended } = tracing()
  const { service, time } = scripted([single], () => ({ status: 503 }), { observe: { tracer } })
  await service.send(single.evaluate(track('a')).deliveries)
  await time.goTo(10)
  expect(ended().map(({ name }) => name)).toEqual(['POST'])
  await service.stop()
  expect(ended().map(({ name }) => name)).toEqual(['POST', 'deliver relay'])
})

it('tells no secret, and no more of the request for a token than where it goes', async () => {
  const spans = await traced([granted('t0ken'), { status: 400 }], connectVendor())
  expect(spans.map(({ name, attributes }) => [name, attributes['url.full']])).toEqual([
    ['POST', 'https://login.vendor.example'],
    ['POST', 'https://api.vendor.example/v1/events'],
    ['deliver vendor', undefined],
  ])
  const inPath = connectTo(
    relay(
      { request: { method: 'POST', path: '/{{settings.key}}' } },
      {
        settings: { type: 'object', properties: { key: { type: 'string', format: 'password' } } },
        request: { baseUrl: 'https://{{settings.key}}.relay.example', hosts: ['*.relay.example'] },
      },
    ),
    { settings: { key: 'planted' } },
  )
  const hidden = await traced([{ status: 400, body: 'planted' }], inPath)
  expect(hidden[0]?.attributes).toMatchObject({
    'url.full': 'https://•••.relay.example/•••',
    'server.address': '•••.relay.example',
  })
  for (const { attributes, status, events } of [...spans, ...hidden])
    expect(JSON.stringify([attributes, status, events])).not.toMatch(/t0ken|s&cret|refresh-0|planted/)
})

it('measures what the overview counts, and how long requests and events took', async () => {
  const { meter, collected } = metering()
  const engine = createEngine({ destinations: [relay({ request: { method: 'POST', path: '/in' } })] })
  const connection = engine.connect({
    id: 'c',
    destination: 'relay',
    subscriptions: [{ action: 'send', enabled: true, trigger: 'event = "Ping"' }],
  })
  const statuses = [200, 503, 400, 200]
  const { service, time } = scripted([connection], (_, nth) => ({ status: statuses[nth] ?? 500 }), {
    observe: { meter, engine },
    pace: () => ({ concurrency: 1 }),
  })
  for (const event of [track('a'), track('b'), track('c'), track('d', {}, 'Pong')])
    await service.send(connection.evaluate(event).deliveries)
  await time.finish(service)
  const found = await collected()
  const points = (name: string) =>
    found.get(name)?.dataPoints.map(({ value, attributes }: DataPoint<unknown>) => [attributes, value])
  const c = { 'waybill.connection': 'c' }
  expect(points('waybill.events.received')).toEqual([[c, 4]])
  expect(points('waybill.events.filtered_at_destination')).toEqual([
    [{ ...c, 'waybill.code': 'NO_MATCHING_MAPPING' }, 1],
  ])
  expect(points('waybill.events.built')).toEqual([[c, 3]])
  expect(points('waybill.events.retried')).toEqual([[{ ...c, 'waybill.code': 'SERVICE_UNAVAILABLE' }, 1]])
  expect(points('waybill.events.failed')).toEqual([[{ ...c, 'waybill.code': 'BAD_REQUEST' }, 1]])
  expect(points('waybill.events.delivered')).toEqual([[c, 2]])
  expect(points('waybill.deliveries.pending')).toEqual([[c, 0]])
  expect(found.get('waybill.event.latency')?.unit).toBe('s')
  expect(points('waybill.event.latency')).toMatchObject([
    [c, { count: 2, sum: 1 } satisfies Partial<Histogram>],
  ])
  const request = {
    'http.request.method': 'POST',
    'server.address': 'relay.example',
    'server.port': 443,
    'url.scheme': 'https',
  }
  expect(points('http.client.request.duration')).toMatchObject([
    [{ ...request, 'http.response.status_code': 200 }, { count: 2 }],
    [{ ...request, 'http.response.status_code': 503, 'error.type': '503' }, { count: 1 }],
    [{ ...request, 'http.response.status_code': 400, 'error.type': '400' }, { count: 1 }],
  ])
})
