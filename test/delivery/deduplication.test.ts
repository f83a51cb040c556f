import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createDeduplication } from '../../src/delivery/index.js'

describe('deduplication', () => {
  it('admits a message once within the window, and again after it', () => {
    let now = 0
    const { admit } = createDeduplication({ windowMs: 100, clock: () => now })
    expect(admit('a')).toBe(true)
    now = 99
    expect(admit('a')).toBe(false)
    now = 100
    expect(admit('a')).toBe(true)
    expect(admit('a')).toBe(false)
  })

  it('forgets the oldest where there are too many', () => {
    const { admit } = createDeduplication({ maxMessages: 2, clock: () => 0 })
    expect(['a', 'b', 'a', 'c', 'b', 'a'].map(admit)).toEqual([true, true, false, true, false, true])
  })

  it('admits again what could not be taken, and always what has no id', () => {
    const { admit, forget } = createDeduplication({ clock: () => 0 })
    expect(admit('a')).toBe(true)
    forget('a')
    expect(admit('a')).toBe(true)
    expect([undefined, undefined, '', '', 7, 7].map(admit)).toEqual(Array(6).fill(true))
  })

  it('says of any messages what a list of all of them says', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(9), fc.nat(40))), (steps) => {
        let now = 0
        const { admit } = createDeduplication({ windowMs: 100, clock: () => now })
        const last = new Map<string, number>()
        for (const [id, wait] of steps) {
          now += wait
          const name = `m${id}`
          const expected = now - (last.get(name) ?? Number.NEGATIVE_INFINITY) >= 100
          if (expected) last.set(name, now)
          expect(admit(name)).toBe(expected)
        }
      }),
    )
  })
})

it('takes a message of a very long id once, and another one too', () => {
  const { admit, forget } = createDeduplication({ clock: () => 0 })
  const long = 'x'.repeat(10_000)
  expect([admit(`${long}a`), admit(`${long}a`), admit(`${long}b`)]).toEqual([true, false, true])
  forget(`${long}a`)
  expect([admit(`${long}a`), admit(`${long}b`)]).toEqual([true, false])
})
