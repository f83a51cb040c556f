import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createMemoryStore } from '../../src/delivery/index.js'
import { deliveryTo, describeStore, stateOf } from './store-behaviour.js'

describeStore('in memory', async (options) => createMemoryStore(options))

describe('a store in memory', () => {
  it('keeps so many dead letters, the newest', async () => {
    const store = createMemoryStore({ maxDead: 2 })
    for (const id of ['a', 'b', 'c']) {
      const state = stateOf({ delivery: deliveryTo('c', id) })
      await store.finish(0, [], { ...state, diedAt: 1, outcomes: [] })
    }
    expect((await store.dead()).map(({ delivery }) => delivery.id)).toEqual(['c/0/b', 'c/0/c'])
  })

  it('gives what is due in the order of time, however it was put', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(50)), fc.integer({ min: 1, max: 9 }), async (times, limit) => {
        const store = createMemoryStore()
        await store.put(times.map((dueAt) => stateOf({ dueAt })))
        const taken: number[] = []
        for (;;) {
          const { entries } = await store.take('c', 50, limit)
          if (entries.length === 0) break
          taken.push(...entries.map(({ dueAt }) => dueAt))
        }
        expect(taken).toEqual(times.toSorted((a, b) => a - b))
      }),
    )
  })
})
