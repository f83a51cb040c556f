import { describe, expect, it } from 'vitest'
import { createMemoryStore, type DeliveryStore } from '../../src/delivery/index.js'
import { connectTo, relay, track } from '../relay.js'
import { scripted } from './scripted.js'
import { openStore } from './store-file.js'

const single = connectTo(relay({ request: { method: 'POST', path: '/in', json: { '@path': '$.payload' } } }))
const stores: readonly (readonly [name: string, open: () => Promise<DeliveryStore>])[] = [
  ['in memory', async () => createMemoryStore({ windowMs: 1000 })],
  ['in SQLite', () => openStore({ windowMs: 1000 })],
]

describe.each(stores)('events that are sent once, with a store %s', (_, open) => {
  const start = (store: DeliveryStore) => scripted([single], () => ({ status: 200 }), { store })
  const evaluate = (events: readonly unknown[]) =>
    events.flatMap((event) => single.evaluate(event).deliveries)

  it('are sent the first time within the window', async () => {
    const { service, sent, time } = start(await open())
    const [a, b, c] = [track('a'), track('b'), track('c')]
    expect(await service.sendOnce([a, b, a], evaluate)).toEqual([a, b])
    expect(await service.sendOnce([b, c], evaluate)).toEqual([c])
    expect(await service.sendOnce([a, b, c], () => expect.fail('nothing is new'))).toEqual([])
    await time.goTo(1000)
    expect(await service.sendOnce([a], evaluate)).toEqual([a])
    await time.finish(service)
    expect(sent.map(({ json }) => json)).toMatchObject(['a', 'b', 'c', 'a'].map((id) => ({ id })))
  })

  it('are known to the process that comes after', async () => {
    const store = await open()
    await start(store).service.sendOnce([track('a')], () => [])
    expect(await start(store).service.sendOnce([track('a')], evaluate)).toEqual([])
  })

  it('are always new without an id', async () => {
    const { service } = start(await open())
    const events = [{ type: 'track' }, null, 7, { messageId: '' }, { messageId: 7 }]
    for (const _ of [1, 2]) expect(await service.sendOnce(events, () => [])).toEqual(events)
  })

  it('may come again where they could not be taken', async () => {
    const store = await open()
    const { service } = start(store)
    await expect(
      service.sendOnce([track('a')], () => {
        throw new Error('it can not be evaluated')
      }),
    ).rejects.toThrow('it can not be evaluated')
    const failing = start({ ...store, put: () => Promise.reject(new Error('the disk is full')) })
    await expect(failing.service.sendOnce([track('a')], evaluate)).rejects.toThrow('the disk is full')
    expect(await service.sendOnce([track('a')], evaluate)).toHaveLength(1)
  })

  it('wait for a copy that is handed over at the same time, and take its place where it fails', async () => {
    const store = await open()
    let puts = 0
    const { service } = start({
      ...store,
      async put(...given) {
        puts += 1
        if (puts === 1) throw new Error('the disk is full')
        return store.put(...given)
      },
    })
    const a = track('a')
    const results = await Promise.allSettled([
      service.sendOnce([a], evaluate),
      service.sendOnce([track('b'), a], evaluate),
      service.sendOnce([a, track('b')], evaluate),
    ])
    expect(results).toMatchObject([
      { status: 'rejected' },
      { status: 'fulfilled', value: [track('b'), a] },
      { status: 'fulfilled', value: [] },
    ])
  })
})
