import { describe, expect, test } from 'vitest'
import { isPlainKey, readOwn, setOwn } from '../../src/json/own.js'

const hostile: unknown = JSON.parse('{"__proto__": {"admin": true}, "constructor": 1, "a": {"b": null}}')
const list: unknown = ['first', ['nested'], { key: 'value' }]

describe('readOwn', () => {
  test.each([
    ['a field', { a: 1 }, 'a', 1],
    ['a field that is absent', { a: 1 }, 'b', undefined],
    ['a field that holds null', { a: null }, 'a', null],
    ['an own __proto__', hostile, '__proto__', { admin: true }],
    ['an own constructor', hostile, 'constructor', 1],
    ['an inherited __proto__', {}, '__proto__', undefined],
    ['an inherited constructor', {}, 'constructor', undefined],
    ['an inherited toString', {}, 'toString', undefined],
    ['a field of the prototype', Object.create({ a: 1 }), 'a', undefined],
    ['an element of a list', list, '0', 'first'],
    ['an element that is a list', list, '1', ['nested']],
    ['an element beyond the end', list, '3', undefined],
    ['an index with a leading zero', list, '00', undefined],
    ['a negative index', list, '-1', undefined],
    ['the length of a list', list, 'length', undefined],
    ['an index in a map', { 0: 'zero' }, '0', 'zero'],
    ['through null', null, 'a', null],
    ['through undefined', undefined, 'a', undefined],
    ['through text', 'text', 'length', undefined],
    ['a character of text', 'text', '0', undefined],
    ['through a number', 5, 'toFixed', undefined],
  ])('reads %s', (_, value, key, expected) => {
    expect(readOwn(value, key)).toEqual(expected)
  })
})

describe('setOwn', () => {
  test.each(['a', '__proto__', 'constructor', 'toString', '0'])('sets %s as an own property', (key) => {
    const target: Record<string, unknown> = {}
    setOwn(target, key, { polluted: true })
    expect(Object.keys(target)).toEqual([key])
    expect(readOwn(target, key)).toEqual({ polluted: true })
    expect(Object.getPrototypeOf(target)).toBe(Object.prototype)
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
  })

  test('sets again what it has set', () => {
    const target: Record<string, unknown> = {}
    setOwn(target, '__proto__', 1)
    setOwn(target, '__proto__', 2)
    expect(JSON.stringify(target)).toBe('{"__proto__":2}')
  })
})

describe('isPlainKey', () => {
  test.each([
    ['email', true],
    ['a b', true],
    ['01', true],
    ['', true],
    ['__proto__', false],
    ['constructor', false],
    ['length', false],
    ['toFixed', false],
    ['map', false],
    ['0', false],
    ['12', false],
  ])('of %j is %s', (key, expected) => {
    expect(isPlainKey(key)).toBe(expected)
  })
})
