import { describe, expect, it } from 'vitest'
import type { DeliveryState, DeliveryStore, MessageWindowOptions } from '../../src/delivery/index.js'
import type { Delivery, Outcome } from '../../src/index.js'
import { deepFreeze } from '../deep-freeze.js'

export const deliveryTo = (connection: string, id: string): Delivery =>
  deepFreeze({
    id: `${connection}/0/${id}`,
    connection,
    destination: 'relay',
    action: 'send',
    subscription: 0,
    messageIds: [id],
    requests: [
      { id: '0', method: 'POST', url: 'https://relay.example/in', headers: {}, idempotencyKey: `key-${id}` },
    ],
  })

export const stateOf = (state: Partial<DeliveryState> = {}): DeliveryState =>
  deepFreeze({
    delivery: deliveryTo('c', 'a'),
    answers: {},
    attempts: 0,
    acceptedAt: 0,
    dueAt: 0,
    ...state,
  })

export const refused: Outcome = {
  connection: 'c',
  status: 'discarded',
  step: 'delivery',
  code: 'GONE',
  reason: 'the answer was 410',
}

interface StoreLimits extends MessageWindowOptions {
  readonly maxDead?: number
}

/** What every store of deliveries does. */
export function describeStore(name: string, open: (options?: StoreLimits) => Promise<DeliveryStore>): void {
  describe(`a store of deliveries, ${name}`, () => {
    it('gives each delivery a key of its own, although it came before', async () => {
      const store = await open()
      const keys = await store.put([stateOf(), stateOf(), stateOf()])
      expect(new Set(keys).size).toBe(3)
      expect((await store.take('c', 0, 9)).entries.map(({ key }) => key)).toEqual(keys)
    })

    it('gives what is due, the first due first, up to a limit, and says when the next one is', async () => {
      const store = await open()
      await store.put([30, 10, 20, 40].map((dueAt) => stateOf({ dueAt })))
      const first = await store.take('c', 30, 2)
      expect(first.entries.map(({ dueAt }) => dueAt)).toEqual([10, 20])
      expect(first.nextDueAt).toBe(30)
      const second = await store.take('c', 30, 2)
      expect(second.entries.map(({ dueAt }) => dueAt)).toEqual([30])
      expect(second.nextDueAt).toBe(40)
      expect(await store.take('c', 40, 2)).toMatchObject({ entries: [{ dueAt: 40 }], nextDueAt: undefined })
    })

    it('gives nothing twice that is held, and again what was parked, as it was parked', async () => {
      const store = await open()
      await store.put([stateOf()])
      const { entries } = await store.take('c', 0, 9)
      const [entry] = entries
      if (entry === undefined) throw new Error('nothing was taken')
      expect(await store.take('c', 0, 9)).toEqual({ entries: [], nextDueAt: undefined })
      const later = { ...entry, attempts: 1, dueAt: 50, ageMs: 7, answers: { '0': { status: 200 } } }
      await store.save(later)
      expect((await store.take('c', 99, 9)).entries).toEqual([])
      await store.park(later)
      expect(await store.take('c', 49, 9)).toEqual({ entries: [], nextDueAt: 50 })
      expect((await store.take('c', 50, 9)).entries).toEqual([later])
    })

    it('says what waits for which connection', async () => {
      const store = await open()
      await store.put([
        stateOf({ dueAt: 7 }),
        stateOf({ dueAt: 5 }),
        stateOf({ delivery: deliveryTo('d', 'a'), dueAt: 6 }),
      ])
      const lanes = await store.lanes()
      expect(lanes.toSorted((a, b) => a.dueAt - b.dueAt)).toEqual([
        { connection: 'c', waiting: 2, dueAt: 5 },
        { connection: 'd', waiting: 1, dueAt: 6 },
      ])
      await store.take('c', 7, 9)
      expect(await store.lanes()).toEqual([{ connection: 'd', waiting: 1, dueAt: 6 }])
      expect(await store.take('nobody', 7, 9)).toEqual({ entries: [], nextDueAt: undefined })
    })

    it('forgets what is finished, and keeps what was given up until it is replayed or dropped', async () => {
      const store = await open()
      const states = ['a', 'b', 'c'].map((id) => stateOf({ delivery: deliveryTo('c', id), attempts: 4 }))
      const [one, two] = await store.put(states)
      const { entries } = await store.take('c', 0, 9)
      for (const { key, ...state } of entries)
        await store.finish(
          key,
          [refused],
          key === one || key === two ? { ...state, diedAt: 9, outcomes: [refused] } : undefined,
        )
      expect(await store.lanes()).toEqual([])
      const dead = await store.dead()
      expect(dead.map(({ delivery, diedAt, outcomes }) => [delivery.messageIds, diedAt, outcomes])).toEqual([
        [['a'], 9, [refused]],
        [['b'], 9, [refused]],
      ])
      const [first, second] = dead.map(({ key }) => key)
      if (first === undefined || second === undefined) throw new Error('two were given up')
      expect((await store.dead({ after: first })).map(({ key }) => key)).toEqual([second])
      expect(await store.dead({ limit: 1 })).toHaveLength(1)
      expect(await store.dead({ connection: 'd' })).toEqual([])
      expect(await store.dead({ connection: 'c', keys: [second, second + 99] })).toMatchObject([
        { key: second },
      ])
      expect(await store.drop([second, second + 99])).toBe(1)
      expect(await store.replay([first, second], 100)).toBe(1)
      expect(await store.dead()).toEqual([])
      expect((await store.take('c', 100, 9)).entries).toMatchObject([
        { delivery: { messageIds: ['a'] }, attempts: 0, acceptedAt: 100, dueAt: 100 },
      ])
    })

    it('remembers for a while which messages came, and does so for no longer when one comes again', async () => {
      const store = await open({ windowMs: 100, maxMessages: 3 })
      await store.put([stateOf()], { ids: ['a', 'b'], at: 0 })
      await store.put([], { ids: ['b', 'c'], at: 50 })
      expect(await store.seen(['a', 'b', 'c', 'd'], 99)).toEqual(['a', 'b', 'c'])
      expect(await store.seen(['a', 'b', 'c', 'd'], 100)).toEqual(['c'])
      await store.put([], { ids: ['b', 'd', 'e'], at: 100 })
      expect(await store.seen(['a', 'b', 'c', 'd', 'e'], 100)).toEqual(['b', 'd', 'e'])
    })

    it('remembers a message anew that comes again after many were forgotten', async () => {
      const store = await open({ windowMs: 100 })
      const ids = Array.from({ length: 20 }, (_, nth) => `m-${nth}`)
      await store.put([], { ids, at: 0 })
      await store.put([], { ids: ['m-19'], at: 100 })
      expect(await store.seen(ids, 199)).toEqual(['m-19'])
    })

    it.each<StoreLimits>([{ windowMs: Number.NaN }, { maxMessages: -1 }, { maxDead: Number('many') }])(
      'is not made where a limit is none: %o',
      async (options) => {
        const opening = (async () => open(options))()
        await expect(opening).rejects.toThrow(`${Object.keys(options)} has to be a number from 0 on`)
      },
    )

    it('keeps the part of a delivery that was given up while the rest waits', async () => {
      const store = await open()
      await store.put([stateOf()])
      const [entry] = (await store.take('c', 0, 9)).entries
      if (entry === undefined) throw new Error('nothing was taken')
      await store.park({ ...entry, dueAt: 5 }, { ...stateOf(), diedAt: 1, outcomes: [refused] })
      expect(await store.dead()).toHaveLength(1)
      expect((await store.take('c', 5, 9)).entries).toHaveLength(1)
    })
  })
}
