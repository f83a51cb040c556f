import { describe, expect, it, onTestFinished } from 'vitest'
import type { RequestTemplate } from '../../src/actions/index.js'
import {
  createTransport,
  type DeliveryOptions,
  type DeliveryService,
  type Meter,
  type Pace,
  type Span,
  type Tracer,
  type TransportOptions,
} from '../../src/delivery/index.js'
import { loadDriver } from '../../src/delivery/sqlite/load-driver.js'
import { connectVendor, granted, event as vendorEvent } from '../engine/oauth.js'
import { connectTo, relay, track } from '../relay.js'
import { calm } from './fake-time.js'
import { scripted } from './scripted.js'
import { serve } from './server.js'
import { drivers, openStore, storePath } from './store-file.js'

const one: RequestTemplate = { method: 'POST', path: '/in', json: { '@path': '$.payload' } }
const single = connectTo(relay({ request: one }))
const delivery = (id: string) => single.evaluate(track(id)).deliveries
const fail = (): never => {
  throw new Error('it does not know')
}
const failLater = async () => fail()

/** What callbacks do that were not tested. Whoever writes JavaScript is not held to their types: each gives whatever is asked for. */
const moods: readonly (readonly [string, () => never])[] = [
  ['throws', fail],
  ['rejects', () => failLater() as never],
  ['never resolves', () => new Promise<void>(() => {}) as never],
]

const span: Span = {
  isRecording: () => true,
  setAttributes: () => {},
  addEvent: () => {},
  setStatus: () => {},
  end: () => {},
}
const tracerOf = (change: Partial<Span>): Tracer => ({
  startActiveSpan: (_, __, run) => run({ ...span, ...change }),
})
const meterOf = (record: () => void): Meter => ({
  createHistogram: () => ({ record }),
  createObservableCounter: () => ({ addCallback: () => {}, removeCallback: () => {} }),
  createObservableUpDownCounter: () => ({ addCallback: () => {}, removeCallback: () => {} }),
  addBatchObservableCallback: () => {},
})

interface Bystander {
  readonly name: string
  /** Told of failures by this name. */
  readonly callback: string
  readonly options?: (bad: () => never) => Partial<DeliveryOptions>
  readonly listen?: (service: DeliveryService, bad: () => never) => unknown
  /** Nobody looks at what it gives. */
  readonly isIgnored?: true
}

/** What only listens, or can be done without: whatever it does changes nothing. */
const bystanders: readonly Bystander[] = [
  { name: 'isBulk', callback: 'isBulk', options: (bad) => ({ isBulk: bad }) },
  { name: 'pace', callback: 'pace', options: (bad) => ({ pace: bad }) },
  { name: 'random', callback: 'random', options: (bad) => ({ random: bad }) },
  { name: 'onToken', callback: 'onToken', options: (bad) => ({ onToken: bad }) },
  {
    name: 'a tracer that begins nothing',
    callback: 'tracer',
    options: (bad) => ({ observe: { tracer: { startActiveSpan: bad } } }),
    isIgnored: true,
  },
  {
    name: 'a tracer that has begun',
    callback: 'tracer',
    options: (bad) => ({
      observe: {
        tracer: {
          startActiveSpan(_, __, run) {
            run(span)
            return bad()
          },
        },
      },
    }),
    isIgnored: true,
  },
  ...(['setAttributes', 'addEvent', 'setStatus', 'end'] as const).map((name) => ({
    name: `${name} of a span`,
    callback: 'tracer',
    options: (bad: () => never) => ({ observe: { tracer: tracerOf({ [name]: bad }) } }),
  })),
  { name: 'a meter', callback: 'meter', options: (bad) => ({ observe: { meter: meterOf(bad) } }) },
  ...(['sent', 'retry', 'outcome', 'callbackFailed'] as const).map((name) => ({
    name: `a listener to ${name}`,
    callback: `on('${name}')`,
    listen: (service: DeliveryService, bad: () => never) => service.on(name, bad),
  })),
]

/** What has to be asked before anything is sent: where it fails once, the delivery is tried later. */
const asked: readonly (readonly [string, (bad: () => never) => Partial<DeliveryOptions>])[] = [
  ['connections', (bad) => ({ connections: { connection: once(bad, () => vendor) } })],
  ['isUntrusted', (bad) => ({ isUntrusted: once(bad, () => false) })],
  ['storedToken', (bad) => ({ storedToken: once(bad, () => undefined) })],
]

function once<Result>(bad: () => never, well: () => Result): () => Result {
  let isFirst = true
  return () => {
    if (!isFirst) return well()
    isFirst = false
    return bad()
  }
}

const vendor = connectVendor()

/** A receiver that is busy at first; gives what it answered, but for tokens. */
function busyOnce(options: Partial<DeliveryOptions> = {}) {
  const answered: number[] = []
  const run = scripted(
    [vendor],
    ({ url }) => {
      if (url.endsWith('/token')) return granted('token')
      const status = answered.length === 0 ? 503 : 200
      answered.push(status)
      return { status }
    },
    options,
  )
  return { ...run, answered }
}

describe.each(moods)('a callback that %s', (mood, bad) => {
  it.each(bystanders)('changes nothing of what is sent and told: $name', async (bystander) => {
    const { callback, options, listen, isIgnored } = bystander
    const { service, answered, outcomes, told, time } = busyOnce(options?.(bad))
    listen?.(service, bad)
    await service.send(vendor.evaluate(vendorEvent).deliveries)
    await time.finish(service)
    expect(answered).toEqual([503, 200])
    expect(outcomes).toMatchObject([{ status: 'delivered' }])
    expect(service.counts()).toMatchObject({ c: { pending: 0, inFlight: 0, retried: 1 } })
    const isAsked = ['isBulk', 'pace', 'random', 'onToken'].includes(callback)
    const isTold =
      callback !== "on('callbackFailed')" &&
      (mood === 'throws' || isAsked || (mood === 'rejects' && !isIgnored))
    const callbacks = told.callbackFailed.map((failure) => failure.callback)
    expect([...new Set(callbacks)]).toEqual(isTold ? [callback] : [])
  })

  it.each(asked)('has a delivery tried again, before anything was sent: %s', async (name, options) => {
    const { service, answered, outcomes, told, time } = busyOnce(options(bad))
    await service.send(vendor.evaluate(vendorEvent).deliveries)
    await time.finish(service)
    expect(told.retry).toMatchObject([{ code: 'INTERNAL' }, { code: 'SERVICE_UNAVAILABLE' }])
    expect(answered).toEqual([503, 200])
    expect(outcomes).toMatchObject([{ status: 'delivered' }])
    expect(told.callbackFailed).toMatchObject([{ callback: name, error: expect.any(Error) }])
  })
})

it('sends a request once, in whatever order a tracer has it run', async () => {
  let later = () => {}
  const tracer: Tracer = {
    startActiveSpan(_, __, run) {
      run(span)
      later = () => run(span)
      return run(span)
    },
  }
  const { service, sent, outcomes, time } = scripted([single], () => ({ status: 200 }), {
    observe: { tracer },
  })
  await service.send(delivery('a'))
  await time.finish(service)
  later()
  await calm()
  expect(sent).toHaveLength(1)
  expect(outcomes).toMatchObject([{ messageId: 'm-a', status: 'delivered' }])
})

it('takes events once that are evaluated later, and none where that fails', async () => {
  const { service, sent, time } = scripted([single], () => ({ status: 200 }))
  await expect(service.sendOnce([track('a')], failLater)).rejects.toThrow('it does not know')
  await expect(service.sendOnce([track('a')], fail)).rejects.toThrow('it does not know')
  expect(await service.sendOnce([track('a')], async () => delivery('a'))).toHaveLength(1)
  expect(await service.sendOnce([track('a')], async () => delivery('a'))).toEqual([])
  await time.finish(service)
  expect(sent).toHaveLength(1)
})

it('stops in time although a transport of one’s own never answers', async () => {
  const { service, store, time } = scripted([single], () => new Promise(() => {}))
  await service.send(delivery('a'))
  await time.goTo(0)
  const stopped = service.stop({ graceMs: 100 })
  await time.goTo(100)
  await stopped
  expect(await store.lanes()).toMatchObject([{ connection: 'c', waiting: 1 }])
})

it.each<readonly [string, Pace]>([
  ['no numbers', { perSecond: Number.NaN, concurrency: Number.NaN }],
  ['too little for anything', { perSecond: 0, concurrency: 0.5 }],
  ['any number at once', { concurrency: Number.POSITIVE_INFINITY }],
  ['no whole number', { concurrency: 1.3 }],
])('sends where a pace gives %s, what waits from before too', async (_, pace) => {
  const store = await openStore()
  const state = { answers: {}, attempts: 0, acceptedAt: 0, dueAt: 0 }
  await store.put(delivery('old').map((one) => ({ ...state, delivery: one })))
  const { service, sent, time } = scripted([single], () => ({ status: 200 }), { store, pace: () => pace })
  await service.send(delivery('new'))
  await time.finish(service)
  expect(sent.map(({ json }) => json)).toMatchObject([{ id: 'old' }, { id: 'new' }])
})

it.each([
  ['throws', fail],
  ['rejects', failLater],
])('an address is refused as ever where onPrivateAddress %s', async (_, onPrivateAddress) => {
  const transport = createTransport({
    onPrivateAddress,
    resolve: (_host, _options, done) => setImmediate(() => done(null, [{ address: '10.0.0.1', family: 4 }])),
  })
  onTestFinished(() => transport.close())
  for (const url of ['http://inside.example/', 'http://10.0.0.1/']) {
    const sending = transport.send(
      { id: '0', method: 'GET', url, headers: {}, idempotencyKey: 'k' },
      { untrusted: true },
    )
    await expect(sending).rejects.toMatchObject({ code: 'PRIVATE_ADDRESS' })
  }
})

it.each(drivers)('a damaged row is put aside where onDamaged rejects, with %s', async (driver) => {
  const path = storePath()
  const before = await openStore({ path, driver })
  const state = { answers: {}, attempts: 0, acceptedAt: 0, dueAt: 0 }
  const [key] = await before.put(delivery('a').map((one) => ({ ...state, delivery: one })))
  await before.close()
  const database = (await loadDriver(driver)).open(path)
  database.exec(`UPDATE delivery SET delivery = 'oh' WHERE key = ${key}`)
  database.close()
  const after = await openStore({ path, driver, onDamaged: failLater })
  expect(await after.take('c', 0, 9)).toMatchObject({ entries: [], unreadable: 1 })
})

const toRelay = (url: string) => ({ id: '0', method: 'GET', url, headers: {}, idempotencyKey: 'k' })

describe.each(moods)('a rule of a transport that %s', (mood, bad) => {
  const transportWith = (options: TransportOptions) => {
    const transport = createTransport({ timeoutMs: 200, ...options })
    onTestFinished(() => transport.close())
    return transport
  }

  it('about redirects follows none', async () => {
    const there = await serve((_, response) => response.end())
    const here = await serve((_, response) => response.writeHead(307, { location: there.url }).end())
    const transport = transportWith({ redirects: bad })
    expect(await transport.send(toRelay(here.url))).toEqual({ error: 'NETWORK_ERROR' })
    expect(there.got).toEqual([])
  })

  it('about where requests go sends none', async () => {
    const { url, got } = await serve((_, response) => response.end())
    const transport = transportWith({ rewrite: bad })
    expect(await transport.send(toRelay(url))).toEqual({ error: 'NETWORK_ERROR' })
    expect(got).toEqual([])
  })

  it('about names finds none', async () => {
    const transport = transportWith({ resolve: bad })
    expect(await transport.send(toRelay('http://inside.example/'), { untrusted: true })).toEqual({
      error: mood === 'never resolves' ? 'ETIMEDOUT' : 'ENOTFOUND',
    })
  })
})

it.each<readonly [string, readonly unknown[]]>([
  ['one address', ['93.184.215.14', 4]],
  ['nothing', []],
  ['no addresses', [[null, {}, 7]]],
])('finds no name that resolves to %s', async (_, given) => {
  const resolve: NonNullable<TransportOptions['resolve']> = (_host, _options, done) =>
    setImmediate(() => Reflect.apply(done, undefined, [null, ...given]))
  const transport = createTransport({ resolve })
  onTestFinished(() => transport.close())
  expect(await transport.send(toRelay('http://inside.example/'), { untrusted: true })).toEqual({
    error: 'ENOTFOUND',
  })
})
