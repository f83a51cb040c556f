import fc from 'fast-check'
import { expect, it } from 'vitest'
import { nextTry, usualRetries } from '../../src/delivery/sender/retry-policy.js'

it('comes later with each try, never after the total time, and no sooner than it was asked to but for the last one', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1000 }),
      fc.nat(20 * 60 * 60 * 1000),
      fc.option(fc.nat(6 * 60 * 60 * 1000), { nil: undefined }),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      (attempts, now, retryAfterMs, random) => {
        const { firstMs, capMs, totalMs } = usualRetries
        const at = nextTry({ attempts, acceptedAt: 0, retryAfterMs }, usualRetries, now, () => random)
        if (at === undefined) {
          expect(now).toBeGreaterThanOrEqual(totalMs)
          return
        }
        expect(now).toBeLessThan(totalMs)
        expect(at).toBeLessThanOrEqual(totalMs)
        expect(at).toBeGreaterThanOrEqual(Math.min(now + (retryAfterMs ?? 0), totalMs))
        expect(at - now).toBeLessThanOrEqual(Math.max(capMs, retryAfterMs ?? 0))
        if (at < totalMs) expect(at - now).toBeGreaterThanOrEqual(firstMs / 2)
      },
    ),
  )
})

it('spreads what failed together', () => {
  const at = (random: number) =>
    nextTry({ attempts: 4, acceptedAt: 0, retryAfterMs: undefined }, usualRetries, 0, () => random)
  expect([0, 0.5, 1].map(at)).toEqual([4000, 6000, 8000])
})
