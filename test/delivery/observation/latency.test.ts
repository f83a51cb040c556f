import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Latencies } from '../../../src/delivery/observation/latency.js'

const estimate = (times: readonly number[]) => {
  const latencies = new Latencies()
  for (const time of times) latencies.add(time)
  return latencies.snapshot()
}

it('says nothing of no times', () => {
  expect(estimate([])).toBeUndefined()
})

it('is within one in a hundred of the time that so many of all took at most', () => {
  const times = fc.array(fc.double({ min: 1, max: 1e10, noNaN: true }), { minLength: 1, maxLength: 300 })
  fc.assert(
    fc.property(times, (given) => {
      const sorted = given.toSorted((a, b) => a - b)
      const exact = (share: number) => sorted[Math.ceil(given.length * share) - 1] ?? 0
      const { count, max, ...quantiles } = estimate(given) ?? { count: 0, max: 0 }
      expect([count, max]).toEqual([given.length, exact(1)])
      for (const [name, time] of Object.entries(quantiles)) {
        const expected = exact(Number(name.slice(1)) / 100)
        expect(Math.abs(time - expected)).toBeLessThanOrEqual(expected / 100)
      }
    }),
  )
})

it('counts what takes no time as a millisecond', () => {
  expect(estimate([0, -5, 0.2])).toMatchObject({ count: 3, max: 1 })
})
