import { describe, expect, it } from 'vitest'
import {
  type ConfigError,
  type ConnectionConfig,
  createEngine,
  type FilterActionConfig,
  type Router,
} from '../../src/index.js'
import { acme, acmeSettings, changed } from '../acme.js'
import { deepFreeze } from '../deep-freeze.js'
import { probes } from './probe.js'

const engine = createEngine({ destinations: [acme, ...probes] })

const config = (id: string, ...triggers: readonly string[]): ConnectionConfig => ({
  id,
  destination: 'all-types',
  subscriptions: triggers.map((trigger) => ({ action: 'send', enabled: true, trigger })),
})

const track = (event: string, more: object = {}) =>
  deepFreeze({ type: 'track', messageId: 'm-1', event, ...more })

const idsOf = (router: Router, event: unknown) =>
  router.evaluate(event).deliveries.map(({ connection }) => connection)

const fields = { properties: ['plan'] }
const hashPlan: FilterActionConfig = { type: 'HASH_PROPERTIES', fields, algorithm: 'sha256', encoding: 'hex' }
const dropPlan: FilterActionConfig = { type: 'DROP_PROPERTIES', fields }

function problemsOf(run: () => unknown) {
  try {
    run()
  } catch (error) {
    return (error as ConfigError).diagnostics.map(({ code, pointer }) => ({ code, pointer }))
  }
  return []
}

describe('a router', () => {
  it('gives the deliveries of the connections that an event is for, in their order, and counts the others', () => {
    const router = engine.route([
      config('crm', 'event = "Signed Up"'),
      config('ads', 'event = "Order Completed"'),
      config('log', 'all', 'type = "track"'),
    ])
    const { deliveries, outcomes, unmatched } = router.evaluate(track('Signed Up'))
    expect(deliveries.map(({ id }) => id)).toEqual(['crm/0/m-1', 'log/0/m-1', 'log/1/m-1'])
    expect(outcomes.map(({ connection, status }) => [connection, status])).toEqual([
      ['crm', 'built'],
      ['log', 'built'],
      ['log', 'built'],
    ])
    expect(unmatched).toBe(1)
  })

  it('explains an event at every connection, or at one', () => {
    const configs = [config('crm', 'event = "Signed Up"'), config('ads', 'event = "Order Completed"')]
    const router = engine.route(configs)
    const event = track('Signed Up')
    const explained = router.explain(event)
    expect(explained.map(({ trace }) => trace.connection)).toEqual(['crm', 'ads'])
    expect(explained.flatMap(({ deliveries }) => deliveries)).toEqual(router.evaluate(event).deliveries)
    expect(router.explain(event, { connection: 'ads' })).toEqual([explained[1]])
    expect(router.explain(event, { connection: 'nobody' })).toEqual([])
  })

  it('lists every connection where it is asked to, by a call or for all of them', () => {
    const configs = [config('crm', 'event = "Signed Up"'), config('ads', 'event = "Order Completed"')]
    const all = engine.route(configs).evaluate(track('Signed Up'), { outcomes: 'all' })
    expect(all.outcomes.map(({ code }) => code)).toEqual([undefined, 'NO_MATCHING_MAPPING'])
    expect(all.unmatched).toBe(0)
    expect(engine.route(configs, { outcomes: 'all' }).evaluate(track('Signed Up'))).toEqual(all)
  })

  it('lists a connection that an event was for, had its type not been refused', () => {
    const pages: ConnectionConfig = { ...config('pages', 'event = "Signed Up"'), destination: 'pages' }
    const router = engine.route([pages, { ...pages, id: 'others', subscriptions: [] }])
    expect(router.evaluate(track('Signed Up'))).toMatchObject({
      outcomes: [{ connection: 'pages', code: 'UNSUPPORTED_EVENT_TYPE' }],
      unmatched: 1,
    })
    expect(router.evaluate(track('Other'))).toEqual({ deliveries: [], outcomes: [], unmatched: 2 })
  })

  it('tells once what is no event, and at every connection only where all are listed', () => {
    const router = engine.route([config('crm', 'all'), { ...config('rows', 'all'), destination: 'rows' }])
    const { refused, ...result } = router.evaluate({ type: 'trak', messageId: 'm-1' })
    expect(result).toMatchObject({ outcomes: [{ connection: 'rows', status: 'built' }], unmatched: 1 })
    expect(refused).toEqual([
      {
        input: 'event',
        messageId: 'm-1',
        status: 'discarded',
        step: 'intake',
        kind: 'event',
        code: 'bad_request',
        reason: expect.stringContaining('"track"'),
        fields: ['type'],
      },
    ])
    expect(router.evaluate(7)).toMatchObject({
      outcomes: [],
      unmatched: 2,
      refused: [{ input: 'event' }, { input: 'record' }],
    })
    const all = router.evaluate(7, { outcomes: 'all' })
    expect(all.outcomes.map(({ connection, code }) => [connection, code])).toEqual([
      ['crm', 'bad_request'],
      ['rows', 'bad_request'],
    ])
    expect(all.refused).toBeUndefined()
    expect(router.evaluateBatch([track('A'), 7]).refused?.map(({ index }) => index)).toEqual([1, 1])
  })

  it('asks a trigger once, however many subscriptions have it and ways lead to it', () => {
    const trigger = 'properties.a = 1 or properties.b = 2'
    const router = engine.route([config('crm', trigger), config('ads', trigger, trigger)])
    let reads = 0
    const properties = {
      a: 1,
      get b() {
        reads += 1
        return 2
      },
      c: 1,
    }
    expect(idsOf(router, { type: 'track', messageId: 'm-1', properties })).toEqual(['crm', 'ads', 'ads'])
    const once = reads
    reads = 0
    idsOf(engine.route([config('crm', trigger)]), { type: 'track', messageId: 'm-1', properties })
    expect(once).toBe(reads)
  })

  it('takes what can not be read for an event that nothing is known of', () => {
    const hostile = {
      type: 'track',
      get event() {
        throw new Error('secret')
      },
    }
    const router = engine.route([config('crm', 'event = "Signed Up"'), config('log', 'type = "track"')])
    const { outcomes, unmatched } = router.evaluate(hostile)
    expect(outcomes.map(({ connection, code }) => [connection, code])).toEqual([
      ['crm', 'INTERNAL'],
      ['log', 'INTERNAL'],
    ])
    expect(unmatched).toBe(0)
    expect(JSON.stringify(outcomes)).not.toContain('secret')
  })

  it('makes no more deliveries of an event than its limit, and says so of those beyond', () => {
    const limited = createEngine({ destinations: probes, limits: { deliveriesPerEvent: 2 } })
    const router = limited.route([config('crm', 'all'), config('ads', 'all', 'all'), config('log', 'all')])
    const beyond = [
      ['crm', undefined],
      ['ads', undefined],
      ['ads', 'DELIVERY_LIMIT'],
      ['log', 'DELIVERY_LIMIT'],
    ]
    const single = router.evaluate(track('A'))
    expect(single.deliveries).toHaveLength(2)
    expect(single.outcomes.map(({ connection, code }) => [connection, code])).toEqual(beyond)
    const batch = router.evaluateBatch([track('A'), track('B')])
    for (const index of [0, 1])
      expect(
        batch.outcomes.filter((one) => one.index === index).map(({ connection, code }) => [connection, code]),
      ).toEqual(beyond)
    expect(batch.deliveries.map(({ connection }) => connection)).toEqual(['crm', 'ads'])
  })

  it.each<[change: string, filter: FilterActionConfig, trigger: string, matches: boolean]>([
    [
      'hashed',
      hashPlan,
      'properties.plan = "07ed400759a0f606a8b5bfa84712aabe7d1b1c45cb6536c8a5727446b6647b84"',
      true,
    ],
    ['hashed', hashPlan, 'properties.plan = "pro"', false],
    ['taken away', dropPlan, 'properties.plan = null', true],
    ['taken away', dropPlan, 'properties.plan = "pro"', false],
  ])(
    'asks a trigger about the event that filters made of it: a field that was %s',
    (_, action, trigger, matches) => {
      const filters = [{ if: 'all', actions: [action] }]
      const router = engine.route([{ ...config('crm', trigger), filters }, config('log', 'event = "Other"')])
      expect(idsOf(router, track('A', { properties: { plan: 'pro' } }))).toEqual(matches ? ['crm'] : [])
    },
  )

  it('hides in its outcomes what its connections hide', () => {
    const leaky = changed(['actions', 'upsert', 'request', 'method'], { '@path': '$.settings.apiKey' })
    const own = createEngine({ destinations: [leaky] })
    const crm = {
      id: 'crm',
      destination: 'acme',
      settings: acmeSettings,
      subscriptions: [{ action: 'upsert', enabled: true }],
    }
    const event = { type: 'identify', userId: 'u-1', messageId: 'm-1' }
    const { outcomes } = own.connect(crm).evaluate(event)
    expect(outcomes).toMatchObject([{ code: 'INVALID_METHOD', reason: expect.stringContaining('•••') }])
    expect(own.route([crm]).evaluate(event).outcomes).toEqual(outcomes)
    expect(own.route([crm]).evaluateBatch([event]).outcomes).toEqual([{ ...outcomes[0], index: 0 }])
  })

  it('is empty without connections, and says nothing then', () => {
    const empty = engine.route([])
    expect(empty.evaluate(track('A'))).toEqual({ deliveries: [], outcomes: [], unmatched: 0 })
    expect(empty.evaluateBatch([1])).toEqual({ deliveries: [], outcomes: [], unmatched: 0 })
  })
})

describe('the connections of a router', () => {
  it('are swapped in their place, added at the end, and removed', () => {
    const router = engine.route([config('crm', 'event = "A"'), config('log', 'all')])
    expect(router.update(config('crm', 'event = "B"')).id).toBe('crm')
    router.update(config('ads', 'event = "B"'))
    expect(idsOf(router, track('A'))).toEqual(['log'])
    expect(idsOf(router, track('B'))).toEqual(['crm', 'log', 'ads'])
    expect([router.remove('log'), router.remove('log')]).toEqual([true, false])
    expect(router.connections.map(({ id }) => id)).toEqual(['crm', 'ads'])
  })

  it('stay as they were where one can not be connected', () => {
    const router = engine.route([config('crm', 'event = "A"')])
    expect(problemsOf(() => router.update(config('crm', 'event ='))).map(({ pointer }) => pointer)).toEqual([
      '/subscriptions/0/trigger',
    ])
    expect(idsOf(router, track('A'))).toEqual(['crm'])
  })

  it('are for an event on its way those that there were when it came', () => {
    const router = engine.route([config('crm', 'event = "A"'), config('log', 'event = "A"')])
    const event = {
      type: 'track',
      event: 'A',
      get a() {
        router.remove('log')
        router.update(config('new', 'all'))
        return 'a'
      },
    }
    expect(idsOf(router, event)).toEqual(['crm', 'log'])
    expect(idsOf(router, { type: 'track', event: 'A' })).toEqual(['crm', 'new'])
  })

  it('know their deliveries: what comes next, and what must not be printed', () => {
    const crm = {
      id: 'crm',
      destination: 'acme',
      settings: acmeSettings,
      subscriptions: [{ action: 'upsert', enabled: true }],
    }
    const router = engine.route([crm])
    const [delivery] = router.evaluate({ type: 'identify', userId: 'u-1', messageId: 'm-1' }).deliveries
    if (delivery === undefined) throw new Error('there is a delivery')
    const answers = { '0': { status: 200 } }
    expect(router.next(delivery, answers)).toEqual(engine.connect(crm).next(delivery, answers))
    expect(router.redact(delivery)).toEqual(engine.connect(crm).redact(delivery))
    router.remove('crm')
    expect(router.next(delivery, answers)).toMatchObject({
      done: true,
      outcomes: [{ messageId: 'm-1', connection: 'crm', code: 'UNKNOWN_DELIVERY' }],
    })
    expect(router.redact(delivery)).toMatchObject({
      id: 'crm/0/m-1',
      requests: [{ method: 'PUT', url: '•••' }],
    })
    expect(JSON.stringify(router.redact(delivery))).not.toContain(acmeSettings.apiKey)
  })
})

describe('the configurations of a router', () => {
  it('are told all of their problems at once, each at its place', () => {
    const unknown = { ...config('ads', 'all'), destination: 'nowhere' }
    expect(
      problemsOf(() =>
        engine.route([config('crm', 'event ='), config('log', 'all'), unknown, config('log', 'all')]),
      ),
    ).toEqual([
      { code: 'fql/syntax', pointer: '/0/subscriptions/0/trigger' },
      { code: 'config/unknown-destination', pointer: '/2/destination' },
      { code: 'config/duplicate', pointer: '/3/id' },
    ])
  })

  it.each([
    ['no list', [7]],
    ['an option that there is not', [[], { outcome: 'all' }]],
    ['outcomes that there are not', [[], { outcomes: 'some' }]],
    ['options that are none', [[], 7]],
  ])('are refused where there is %s', (_, args) => {
    expect(problemsOf(() => Reflect.apply(engine.route, engine, args))).toHaveLength(1)
  })
})
