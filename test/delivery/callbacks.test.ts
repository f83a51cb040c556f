import { expect, it, onTestFinished } from 'vitest'
import type { RequestTemplate } from '../../src/actions/index.js'
import { createMemoryStore, createTransport, type DeliveryOptions } from '../../src/delivery/index.js'
import { loadDriver } from '../../src/delivery/sqlite/load-driver.js'
import { connectTo, relay, track } from '../relay.js'
import { scripted } from './scripted.js'
import { drivers, openStore, storePath } from './store-file.js'

const one: RequestTemplate = { method: 'POST', path: '/in', json: { '@path': '$.payload' } }
const single = connectTo(relay({ request: one }))
const delivery = (id: string) => single.evaluate(track(id)).deliveries
const fail = () => {
  throw new Error('it does not know')
}
const failLater = async () => fail()

it.each<readonly [string, Partial<DeliveryOptions>]>([
  ['the list of connections', { connections: { connection: fail } }],
  ['isUntrusted', { isUntrusted: fail }],
  ['a tracer', { observe: { tracer: { startActiveSpan: fail } } }],
])('a delivery is tried again where %s throws', async (_, options) => {
  const { service, outcomes, told, time } = scripted([single], () => ({ status: 200 }), options)
  await service.send(delivery('a'))
  await time.goTo(0)
  expect(told.retry).toMatchObject([{ code: 'INTERNAL', attempts: 1 }])
  await time.finish(service)
  expect(outcomes).toMatchObject([{ messageId: 'm-a', code: 'RETRIES_EXHAUSTED' }])
})

it('a delivery ends with its outcome where isBulk throws, or whoever watches', async () => {
  const span = {
    isRecording: () => true,
    setAttributes: () => {},
    addEvent: () => {},
    setStatus: () => {},
    end: () => {},
  }
  const tracer = {
    startActiveSpan: <Result>(name: string, __: unknown, run: (open: typeof span) => Result): Result =>
      run(name.startsWith('deliver') ? { ...span, end: fail } : span),
  }
  const { service, outcomes, time } = scripted([single], () => ({ status: 200 }), {
    isBulk: fail,
    observe: { tracer },
  })
  await service.send(delivery('a'))
  await time.finish(service)
  expect(outcomes).toMatchObject([{ messageId: 'm-a', status: 'delivered' }])
})

it.each([
  ['throws', fail],
  ['gives no numbers', () => ({ perSecond: Number.NaN })],
])('a connection has the usual pace where pace %s, what waits from before too', async (_, pace) => {
  const store = createMemoryStore()
  const state = { answers: {}, attempts: 0, acceptedAt: 0, dueAt: 0 }
  await store.put(delivery('old').map((one) => ({ ...state, delivery: one })))
  const { service, sent, time } = scripted([single], () => ({ status: 200 }), { store, pace })
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
