import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pointerKeys, pointerTo } from '../../src/json/pointer.js'

test.each([
  ['', 'a', '/a'],
  ['/a', 0, '/a/0'],
  ['/a', 'b/c', '/a/b~1c'],
  ['/a', 'b~c', '/a/b~0c'],
  ['', '~1', '/~01'],
  ['', '', '/'],
  ['', '__proto__', '/__proto__'],
])('from %j the pointer of %j is %j', (parent, key, expected) => {
  expect(pointerTo(parent, key)).toBe(expected)
})

test.each([
  ['', []],
  ['/', ['']],
  ['/a/0', ['a', '0']],
  ['/a~1b/c~0d', ['a/b', 'c~d']],
  ['/~01', ['~1']],
])('%j names the keys %j', (pointer, keys) => {
  expect(pointerKeys(pointer)).toEqual(keys)
})

test('a pointer gives back the keys that it was made of', () => {
  const key = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('~', '/', '0', '1') }))
  fc.assert(
    fc.property(fc.array(key), (keys) => {
      expect(pointerKeys(keys.reduce<string>(pointerTo, ''))).toEqual(keys)
    }),
  )
})
