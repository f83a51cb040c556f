import { expect, it } from 'vitest'
import { messageKey } from '../../src/delivery/store/message-key.js'

const long = 'x'.repeat(100)

it('takes a long id for no more than a hundred characters, and tells it from every other', () => {
  const ids = ['', 'm-1', long, `${long}x`, `${long}y`, `y${long}`, `${long}${'x'.repeat(100_000)}`]
  const keys = ids.map(messageKey)
  expect(new Set(keys).size).toBe(ids.length)
  expect(Math.max(...keys.map((key) => key.length))).toBe(100)
  expect(keys.slice(0, 3)).toEqual(ids.slice(0, 3))
})
