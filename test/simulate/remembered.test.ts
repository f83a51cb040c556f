import { expect, it } from 'vitest'
import { Remembered } from '../../src/simulate/remembered.js'

const named = (url: string) => ({ at: 0, method: 'POST', url, headers: {}, body: undefined })

it.each([
  ['as many as it is told to', 2, 100, [1, 1, 1], ['1', '2']],
  ['no more than there is room for', 9, 100, [60, 30, 50, 20], ['1', '2', '3']],
  ['the last one, however large it is', 9, 100, [60, 500], ['1']],
  ['none where it is told so', 0, 100, [1, 500], []],
])('remembers %s', (_, keep, room, sizes, expected) => {
  const remembered = new Remembered(keep, room)
  const { requests } = remembered
  for (const [nth, size] of sizes.entries()) remembered.add(named(String(nth)), size)
  expect(requests.map(({ url }) => url)).toEqual(expected)
})
