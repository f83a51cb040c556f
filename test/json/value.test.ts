import { describe, expect, test } from 'vitest'
import { isObject, jsonTypeOf } from '../../src/json/value.js'

describe('what a value is', () => {
  test.each([
    ['text', 'a', 'string'],
    ['empty text', '', 'string'],
    ['a number', 0, 'number'],
    ['NaN', Number.NaN, 'number'],
    ['a boolean', false, 'bool'],
    ['null', null, 'null'],
    ['nothing', undefined, 'null'],
    ['a list', [], 'list'],
    ['a list of lists', [[]], 'list'],
    ['a map', {}, 'map'],
    ['a map with no prototype', Object.create(null), 'map'],
    ['a map with an own __proto__', JSON.parse('{"__proto__":[]}'), 'map'],
    ['a function', () => 1, 'null'],
    ['a symbol', Symbol('a'), 'null'],
  ])('%s', (_, value, expected) => {
    expect(jsonTypeOf(value)).toBe(expected)
    expect(isObject(value)).toBe(expected === 'map')
  })
})
