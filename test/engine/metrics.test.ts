import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type ConfigError,
  createEngine,
  type Delivery,
  type Engine,
  type MetricsSnapshot,
  type Outcome,
  type RouteOptions,
  type Router,
} from '../../src/index.js'
import { configs, incoming, probes } from './probe.js'

const crm = {
  id: 'crm',
  destination: 'all-types',
  subscriptions: [
    { action: 'send', enabled: true, trigger: 'event = "A"' },
    { action: 'send', enabled: true, trigger: 'type = "track"', mapping: { a: { '@path': '$.event.x' } } },
  ],
}
const newEngine = () => createEngine({ destinations: probes, evaluation: 'closures' })
const events = [
  { type: 'track', event: 'A' },
  { type: 'track', event: 'B' },
  { type: 'page' },
  { type: 'group' },
  7,
]

describe('listeners', () => {
  it('hear of every outcome and delivery of connections and routers, until they end it', () => {
    const engine = newEngine()
    const outcomes: Outcome[] = []
    const deliveries: Delivery[] = []
    const endOutcomes = engine.on('outcome', (outcome) => outcomes.push(outcome))
    const endDeliveries = engine.on('delivery', (delivery) => deliveries.push(delivery))
    const results = [
      engine.connect(crm).evaluate(events[0]),
      engine.connect(crm).evaluateBatch(events),
      engine.route([crm]).evaluate(events[0]),
      engine.route([crm]).evaluateBatch(events, { outcomes: 'all' }),
    ]
    expect(outcomes).toEqual(results.flatMap((result) => result.outcomes))
    expect(deliveries).toEqual(results.flatMap((result) => result.deliveries))
    const [delivery] = deliveries
    if (delivery === undefined) throw new Error('there is a delivery')
    engine.route([crm]).next(delivery, {})
    expect(outcomes.at(-1)?.step).not.toBe('delivery')
    engine.route([crm]).next(delivery, { '0': { status: 200 } })
    expect(outcomes.at(-1)).toMatchObject({ step: 'delivery', status: 'delivered' })
    endOutcomes()
    endDeliveries()
    const before = outcomes.length
    engine.connect(crm).evaluate(events[0])
    expect(outcomes).toHaveLength(before)
  })

  it('that fail change nothing, for the event or for other listeners', async () => {
    const engine = newEngine()
    const expected = engine.connect(crm).evaluate(events[0])
    const heard: Outcome[] = []
    engine.on('outcome', () => {
      throw new Error('mine')
    })
    engine.on('outcome', () => Promise.reject(new Error('mine, later')))
    engine.on('outcome', (outcome) => heard.push(outcome))
    expect(engine.connect(crm).evaluate(events[0])).toEqual(expected)
    expect(heard).toEqual(expected.outcomes)
    await Promise.resolve()
  })

  it('can only ask for what there is', () => {
    try {
      Reflect.apply(newEngine().on, undefined, ['outcomes', () => undefined])
      expect.unreachable()
    } catch (error) {
      expect((error as ConfigError).diagnostics).toMatchObject([
        { code: 'config/engine', hint: expect.any(String) },
      ])
    }
  })
})

describe('metrics', () => {
  it('count by the steps of the Delivery Overview, for connections and their subscriptions', () => {
    const engine = newEngine()
    const metrics = engine.metrics()
    const connection = engine.connect(crm)
    for (const event of events) connection.evaluate(event)
    const [delivery] = connection.evaluate(events[0]).deliveries
    if (delivery === undefined) throw new Error('there is a delivery')
    for (const status of [200, 400, 503]) connection.next(delivery, { '0': { status } })
    const none = {
      failedOnIngest: {},
      filteredAtSource: {},
      filteredAtDestination: {},
      failed: {},
      retried: {},
    }
    const { subscriptions, failed, retried, ...counts } = metrics.snapshot().connections.crm ?? {}
    expect(counts).toEqual({
      received: 6,
      failedOnIngest: { bad_request: 1 },
      filteredAtSource: {},
      filteredAtDestination: { NO_MATCHING_MAPPING: 1, UNSUPPORTED_EVENT_TYPE: 1 },
      built: 5,
      delivered: 1,
    })
    expect(Object.values(failed ?? {})).toEqual([1])
    expect(Object.values(retried ?? {})).toEqual([1])
    expect(subscriptions).toEqual({
      0: { ...none, failed, retried, built: 2, delivered: 1 },
      1: { ...none, built: 3, delivered: 0 },
    })
    metrics.stop()
    connection.evaluate(events[0])
    expect(metrics.snapshot().connections.crm?.received).toBe(6)
  })

  it('count the same whether connections are asked one by one or by a router', () => {
    fc.assert(
      fc.property(configs, fc.array(incoming, { minLength: 1, maxLength: 5 }), (given, some) => {
        const count = (run: (engine: Engine) => void) => {
          const engine = newEngine()
          const metrics = engine.metrics()
          run(engine)
          return metrics.snapshot()
        }
        const expected = count((engine) => {
          for (const connection of given.map((config) => engine.connect(config)))
            for (const event of some) connection.evaluate(event)
        })
        const routed = (run: (router: Router) => void) => count((engine) => run(engine.route(given)))
        const eachOf = (options: RouteOptions) => (router: Router) => {
          for (const event of some) router.evaluate(event, options)
        }
        expect(routed(eachOf({ outcomes: 'all' }))).toEqual(expected)
        expect(routed((router) => router.evaluateBatch(some, { outcomes: 'all' }))).toEqual(expected)
        // Those that an event is not for are not asked why else they would not take it.
        const withoutReasons = inTotal(expected)
        expect(inTotal(routed(eachOf({})))).toEqual(withoutReasons)
        expect(inTotal(routed((router) => router.evaluateBatch(some)))).toEqual(withoutReasons)
      }),
      { numRuns: 60 },
    )
  })

  it('leave out what answers say where they are to, and take what is said elsewhere', () => {
    const engine = newEngine()
    const metrics = engine.metrics({ answers: false })
    const connection = engine.connect(crm)
    const [delivery] = connection.evaluate(events[0]).deliveries
    if (delivery === undefined) throw new Error('there is a delivery')
    const result = connection.next(delivery, { '0': { status: 503 } })
    if (result.done !== true) throw new Error('the delivery has ended')
    expect(metrics.snapshot().connections.crm).toMatchObject({ received: 1, built: 2, retried: {} })
    metrics.add(result.outcomes)
    expect(metrics.snapshot().connections.crm).toMatchObject({
      received: 1,
      retried: { SERVICE_UNAVAILABLE: 1 },
    })
  })

  it('stay small although answers have a new code each time', () => {
    const metrics = newEngine().metrics()
    for (let code = 0; code < 1000; code += 1)
      metrics.add([{ connection: 'crm', status: 'discarded', step: 'delivery', code: String(code) }])
    const failed = metrics.snapshot().connections.crm?.failed ?? {}
    expect(Object.keys(failed)).toHaveLength(201)
    expect(failed.OTHER).toBe(800)
  })

  it('hold however often connections come and go', () => {
    const engine = newEngine()
    const metrics = engine.metrics()
    const router = engine.route([crm])
    for (let turn = 0; turn < 40; turn += 1) {
      router.update({ ...crm, id: `new-${turn}` })
      router.evaluate(events[turn % 2])
    }
    const { connections } = metrics.snapshot()
    expect(connections.crm).toMatchObject({ received: 40, built: 60 })
    expect(connections['new-38']).toMatchObject({ received: 2, built: 3 })
    expect(metrics.snapshot()).toEqual({ connections })
  })
})

/** With how many events were filtered, at whatever place and for whatever reason. */
const inTotal = ({ connections }: MetricsSnapshot) =>
  Object.fromEntries(
    Object.entries(connections).map(([id, { filteredAtSource, filteredAtDestination, ...counts }]) => {
      const filtered = [filteredAtSource, filteredAtDestination].flatMap((codes) => Object.values(codes))
      return [id, { ...counts, filtered: filtered.reduce((sum, times) => sum + times, 0) }]
    }),
  )
