import type { ServerResponse } from 'node:http'
import fc from 'fast-check'
import { expect, it, onTestFinished } from 'vitest'
import type { Batch } from '../../src/actions/index.js'
import { createDelivery, createMemoryStore, createTransport } from '../../src/delivery/index.js'
import type { Delivery, Outcome } from '../../src/index.js'
import { deepFreeze } from '../deep-freeze.js'
import { connectTo, relay, track } from '../relay.js'
import { FakeTime } from './fake-time.js'
import { serve } from './server.js'

const post = (path: string) => ({ method: 'POST', path, json: { '@path': '$.payload' } })
const batch: Batch = {
  maxItems: 3,
  request: { method: 'POST', path: '/many', json: { '@path': '$.items' } },
  results: {
    '@each': {
      in: { '@path': '$.response.body.results' },
      do: { index: { '@path': '@.at' }, then: { '@path': '@.then' } },
    },
  },
}

const faults = [
  'fine',
  'fine',
  'fine',
  'busy',
  'broken',
  'refused',
  'reset',
  'cut',
  'slow',
  'some',
  'nonsense',
  'too much',
] as const
type Fault = (typeof faults)[number]

/** What a server does that does not feel well. */
const answers: { readonly [Name in Fault]: (response: ServerResponse) => void } = {
  fine: (response) => response.end('{"id":7}'),
  busy: (response) => response.writeHead(429, { 'retry-after': '2' }).end(),
  broken: (response) => response.writeHead(500).end('oh'),
  refused: (response) => response.writeHead(400).end('no'),
  reset: (response) => response.socket?.destroy(),
  cut: (response) => {
    response.writeHead(200, { 'content-length': '100' })
    response.write('{"id"', () => response.socket?.destroy())
  },
  slow: () => {},
  some: (response) =>
    response.end('{"results":[{"at":0,"then":"retry"},{"at":1,"then":"discard"},{"at":9,"then":"x"}]}'),
  nonsense: (response) => response.end('{"results":[null,7,{"at":"x"}]'),
  'too much': (response) => response.end('x'.repeat(100_000)),
}

it('loses no event and ends none twice, whatever the server does and whenever it is stopped', async () => {
  let script: readonly Fault[] = []
  let nth = 0
  const { port } = await serve((_, response) => {
    answers[script[nth % script.length] ?? 'fine'](response)
    nth += 1
  })
  const request = { baseUrl: `http://127.0.0.1:${port}`, timeoutMs: 60 }
  const chained = connectTo(
    relay(
      {
        requests: [
          { id: 'one', ...post('/one') },
          { id: 'two', method: 'POST', path: '/two', json: { '@path': '$.steps.one.body.id' } },
        ],
      },
      { request },
    ),
    { id: 'chain' },
  )
  const batched = connectTo(relay({ batch, single: 'batch' }, { request }), { id: 'batch' })
  const connections = [chained, batched]
  const transport = createTransport({ maxResponseBytes: 10_000 })
  onTestFinished(() => transport.close())
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...faults), { minLength: 1, maxLength: 12 }),
      fc.integer({ min: 1, max: 7 }),
      fc.boolean(),
      fc.array(fc.nat(8), { maxLength: 2 }),
      async (given, count, isBulk, stops) => {
        script = given
        nth = 0
        const store = createMemoryStore()
        const time = new FakeTime()
        const ends: Outcome[] = []
        const start = () => {
          const service = createDelivery({
            connections,
            transport,
            store,
            time,
            random: () => 0.5,
            isBulk: () => isBulk,
            pace: () => ({ concurrency: 3 }),
          })
          service.on('outcome', (outcome) => ends.push(outcome))
          return service
        }
        const events = deepFreeze(Array.from({ length: count }, (_, index) => track(String(index))))
        const deliveries: readonly Delivery[] = connections.flatMap(
          (one) => one.evaluateBatch(events).deliveries,
        )
        let service = start()
        await service.send(deepFreeze(deliveries))
        for (const wait of stops) {
          await new Promise((resolve) => setTimeout(resolve, wait))
          await service.stop({ graceMs: 0 })
          service = start()
        }
        await time.finish(service)
        await service.stop()
        const names = ends.map(
          ({ connection, messageId, status }) => `${connection} ${messageId} ${status === 'retry'}`,
        )
        const expected = connections.flatMap(({ id }) =>
          events.map(({ messageId }) => `${id} ${messageId} false`),
        )
        expect(names.toSorted()).toEqual(expected.toSorted())
        expect(await store.lanes()).toEqual([])
        const dead = await store.dead()
        const lost = dead.flatMap(({ outcomes }) => outcomes)
        expect(lost.length).toBe(ends.filter(({ status }) => status === 'discarded').length)
      },
    ),
    { numRuns: 60 },
  )
}, 120_000)
