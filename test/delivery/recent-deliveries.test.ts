import { expect, test } from 'vitest'
import { RecentDeliveries } from '../../src/delivery/sqlite/recent-deliveries.js'
import { stateOf } from './store-behaviour.js'

const states = [0, 1, 2, 3].map((dueAt) => stateOf({ dueAt }))

/** What a memory of ten characters has of deliveries of so many each, which were put one after the other. */
function kept(...lengths: readonly number[]) {
  const recent = new RecentDeliveries(10)
  for (const [key, length] of lengths.entries()) recent.add(key, states[key] ?? stateOf(), length)
  return lengths.map((_, key) => recent.take(key)?.dueAt)
}

test('what was put last is there as long as there is room, the newest', () => {
  expect(kept(4, 6)).toEqual([0, 1])
  expect(kept(4, 4, 4)).toEqual([undefined, 1, 2])
  expect(kept(1, 1, 9)).toEqual([undefined, 1, 2])
  expect(kept(4, 11, 3)).toEqual([undefined, undefined, 2])
})

test('what was taken, or put anew, makes room', () => {
  const recent = new RecentDeliveries(10)
  recent.add(0, stateOf(), 6)
  expect([recent.take(0), recent.take(0)]).toEqual([stateOf(), undefined])
  recent.add(1, stateOf(), 6)
  recent.add(1, stateOf({ dueAt: 7 }), 6)
  recent.add(2, stateOf(), 4)
  expect([1, 2].map((key) => recent.take(key)?.dueAt)).toEqual([7, 0])
})
