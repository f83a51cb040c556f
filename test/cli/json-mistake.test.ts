import fc from 'fast-check'
import { expect, test } from 'vitest'
import { jsonMistake } from '../../src/cli/config/json-mistake.js'

test.each([
  ['{"a":x}', 5],
  ['{"a":}', 5],
  ['[1,]', 3],
  ['{"a":1,}', 7],
  ['a: 1', 0],
  ['{"a" 1}', 5],
  ["{'a':1}", 1],
  ['{"a":1}\n{"a":1}', 8],
  ['{"a": nul}', 9],
  ['{"a": 1', 7],
  ['"ab', 3],
  ['', 0],
])('in %j the mistake is at %d', (text, place) => {
  expect(jsonMistake(text)).toBe(place)
})

test('there is none in JSON, and what is cut off goes wrong at its end', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.nat(), (value, cut) => {
      const text = JSON.stringify(value)
      expect(jsonMistake(text)).toBeUndefined()
      const part = text.slice(0, cut % text.length)
      expect(jsonMistake(part)).toBe(part.length)
      expect(jsonMistake(`${part}\u0000${text}`)).toBe(part.length)
    }),
  )
})
