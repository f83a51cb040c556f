import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { equalJson } from '../../src/json/equal.js'

describe('equalJson', () => {
  test.each([
    ['the same text', 'a', 'a', true],
    ['a number and its text', 1, '1', false],
    ['null and undefined', null, undefined, false],
    ['null and an empty map', null, {}, false],
    ['zero and false', 0, false, false],
    ['nothing and nothing', undefined, undefined, true],
    ['lists by order', [1, 2], [1, 2], true],
    ['lists in another order', [1, 2], [2, 1], false],
    ['lists of another length', [1], [1, 2], false],
    ['nested lists', [[1, [2]], []], [[1, [2]], []], true],
    ['nested lists that differ far down', [[1, [2]]], [[1, [3]]], false],
    ['maps in any order of keys', { a: 1, b: 2 }, { b: 2, a: 1 }, true],
    ['maps with another key', { a: 1 }, { b: 1 }, false],
    ['a map with one key more', { a: 1 }, { a: 1, b: 1 }, false],
    ['a key that holds undefined, as absent', { a: 1, b: undefined }, { a: 1 }, true],
    ['different keys that hold undefined', { a: undefined }, { b: undefined }, true],
    ['a key that holds null and an absent one', { a: null }, {}, false],
    ['an empty list and an empty map', [], {}, false],
    ['a map with indexes and a list', { 0: 'a' }, ['a'], false],
    ['own __proto__ that differ', JSON.parse('{"__proto__": 1}'), JSON.parse('{"__proto__": 2}'), false],
    ['an own __proto__ and none', JSON.parse('{"__proto__": {}}'), {}, false],
    ['an own toString and an inherited one', { toString: 1 }, { a: 1 }, false],
    ['an own constructor on both sides', { constructor: [1] }, { constructor: [1] }, true],
  ])('compares %s', (_, left, right, expected) => {
    expect(equalJson(left, right)).toBe(expected)
    expect(equalJson(right, left)).toBe(expected)
  })

  test('holds for any JSON and its copy', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => equalJson(value, JSON.parse(JSON.stringify(value)))))
  })

  test('agrees with the texts of lists, whose order is their own', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.array(fc.integer()), (left, right) => {
        expect(equalJson(left, right)).toBe(JSON.stringify(left) === JSON.stringify(right))
      }),
    )
  })
})
