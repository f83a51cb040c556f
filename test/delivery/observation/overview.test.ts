import { expect, it } from 'vitest'
import { createEngine } from '../../../src/index.js'
import { connectTo, relay, track } from '../../relay.js'
import { scripted } from '../scripted.js'

const post = (path: string) => ({ method: 'POST', path, json: { '@path': '$.payload' } })
const batch = {
  maxItems: 3,
  request: { method: 'POST', path: '/many', json: { '@path': '$.items' } },
  results: { '@path': '$.response.body' },
}
const any = expect.any(Number)
const none = { failedOnIngest: {}, filteredAtSource: {}, filteredAtDestination: {}, failed: {}, retried: {} }

it('counts what came, what was filtered, and what became of the rest', async () => {
  const engine = createEngine({ destinations: [relay({ request: post('/in') })] })
  const subscriptions = [{ action: 'send', enabled: true, trigger: 'event = "Ping"' }]
  const connection = engine.connect({ id: 'c', destination: 'relay', subscriptions })
  const statuses = [200, 503, 400, 200]
  const { service, time } = scripted([connection], (_, nth) => ({ status: statuses[nth] ?? 500 }), {
    observe: { engine },
    pace: () => ({ concurrency: 1 }),
  })
  const events = [track('a'), track('b'), track('c'), track('d', {}, 'Pong'), { type: 'page' }, 7]
  for (const event of events) await service.send(connection.evaluate(event).deliveries)
  await time.finish(service)
  const { c } = service.overview().connections
  expect(c).toEqual({
    received: 6,
    failedOnIngest: { bad_request: 1 },
    filteredAtSource: {},
    filteredAtDestination: { NO_MATCHING_MAPPING: 1, UNSUPPORTED_EVENT_TYPE: 1 },
    built: 3,
    retried: { SERVICE_UNAVAILABLE: 1 },
    failed: { BAD_REQUEST: 1 },
    delivered: 2,
    pending: 0,
    inFlight: 0,
    latency: { count: 2, p50: any, p95: any, p99: any, max: 1000 },
    subscriptions: {
      0: { ...none, built: 3, retried: { SERVICE_UNAVAILABLE: 1 }, failed: { BAD_REQUEST: 1 }, delivered: 2 },
    },
  })
})

it('counts each event of a batch once, although the batch is asked about again', async () => {
  const batched = connectTo(relay({ batch, single: 'batch' }))
  const answers = [
    [
      { index: 0, then: 'success' },
      { index: 1, then: 'discard', code: 'NO' },
      { index: 2, then: 'retry', code: 'LATER' },
    ],
    [{ index: 2, then: 'success' }],
  ]
  const { service, time } = scripted([batched], (_, nth) => ({ status: 207, body: answers[nth] }), {
    isBulk: () => true,
  })
  await service.send(batched.evaluateBatch([track('a'), track('b'), track('c')]).deliveries)
  await time.finish(service)
  expect(service.overview().connections.c).toMatchObject({
    retried: { LATER: 1 },
    failed: { NO: 1 },
    delivered: 2,
    latency: { count: 2, max: 1000 },
  })
})

it('counts latency from when events were received, where that is said, in another process too', async () => {
  const connection = connectTo(relay({ request: post('/in') }))
  const first = scripted([connection], () => ({ status: 503 }))
  await first.time.goTo(5000)
  await first.service.send(connection.evaluate(track('a')).deliveries, { receivedAt: 2000 })
  await first.time.goTo(5001)
  await first.service.stop()
  const second = scripted([connection], () => ({ status: 200 }), { store: first.store, time: first.time })
  await first.time.finish(second.service)
  expect(second.service.overview().connections.c?.latency).toMatchObject({ count: 1, max: 4000 })
})

it('counts the latency of what is replayed from then', async () => {
  const connection = connectTo(relay({ request: post('/in') }))
  let status = 400
  const { service, store, time } = scripted([connection], () => ({ status }))
  await service.send(connection.evaluate(track('a')).deliveries)
  await time.goTo(50_000)
  status = 200
  await service.replay((await store.dead()).map(({ key }) => key))
  await time.goTo(50_001)
  expect(service.overview().connections.c).toMatchObject({
    failed: { BAD_REQUEST: 1 },
    delivered: 1,
    latency: { max: 1 },
  })
})
