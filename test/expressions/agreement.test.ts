import fc from 'fast-check'
import { expect, it } from 'vitest'
import { expressionOver, inMemory, json } from './arbitraries.js'
import { exactly, runOnAll } from './back-ends.js'
import { data, onData } from './on-data.js'

it('all back ends agree over JSON, and none throws or changes anything', () => {
  fc.assert(
    fc.property(expressionOver([data], 4), fc.array(json, { minLength: 1, maxLength: 4 }), (body, values) => {
      for (const value of values) {
        const before = exactly(value)
        runOnAll(onData(body), value)
        expect(exactly(value)).toBe(before)
      }
    }),
    { numRuns: 3_000 },
  )
})

it('all back ends agree over data that holds undefined', () => {
  fc.assert(
    fc.property(expressionOver([data], 3), inMemory, (body, value) => {
      runOnAll(onData(body), value)
    }),
    { numRuns: 1_000 },
  )
})
