import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { equalJson } from '../../src/json/equal.js'
import { findDifferences } from '../../src/testing/differences.js'
import { formatDifferences } from '../../src/testing/format-differences.js'
import { deepFreeze } from '../deep-freeze.js'

const value = fc.jsonValue({ maxDepth: 3 })

describe('the differences of two values', () => {
  it('are none where they are equal, and some where they are not', () => {
    const pair = fc.oneof(
      fc.tuple(value, value),
      value.map((one) => [one, structuredClone(one)] as const),
    )
    fc.assert(
      fc.property(pair, ([expected, found]) => {
        const differences = findDifferences(deepFreeze(expected), deepFreeze(found), 'whole')
        expect(differences.length === 0).toBe(equalJson(expected, found))
      }),
    )
  })

  it('name each place with what stands there on both sides', () => {
    const expected = { a: 1, list: [1, { b: 'x' }], gone: null, 'a/b': 1 }
    const found = { a: 1, list: [1, { b: 'y' }, 3], 'a/b': 2, more: true }
    const inside = [
      { pointer: '/list/1/b', expected: 'x', found: 'y' },
      { pointer: '/list/2', found: 3 },
      { pointer: '/gone', expected: null },
      { pointer: '/a~1b', expected: 1, found: 2 },
    ]
    expect(findDifferences(expected, found, 'part')).toStrictEqual(inside)
    expect(findDifferences(expected, found, 'whole')).toStrictEqual([
      ...inside,
      { pointer: '/more', found: true },
    ])
  })

  it('read own keys only, and take one that holds undefined for none', () => {
    expect(findDifferences({ toString: undefined, a: undefined }, {}, 'whole')).toEqual([])
    expect(findDifferences({ constructor: 1 }, {}, 'part')).toEqual([
      { pointer: '/constructor', expected: 1 },
    ])
    expect(findDifferences({ a: undefined }, { a: 1 }, 'part')).toEqual([{ pointer: '/a', found: 1 }])
  })

  it('leave it to a matcher of the test framework where one is expected', () => {
    const expected = { a: expect.any(String), b: [expect.stringContaining('x')] }
    expect(findDifferences(expected, { a: 'text', b: ['axe'] }, 'whole')).toEqual([])
    expect(formatDifferences(findDifferences(expected, { a: 1, b: ['a'] }, 'whole'))).toBe(
      [
        '/a',
        '  expected "Any<String>"',
        '  found    1',
        '/b/0',
        '  expected "StringContaining of \\"x\\""',
        '  found    "a"',
      ].join('\n'),
    )
  })

  it('are written one below the other, long values cut', () => {
    const differences = findDifferences({ a: 'x'.repeat(400) }, { b: null }, 'whole')
    expect(formatDifferences(differences)).toBe(
      [
        '/a',
        `  expected "${'x'.repeat(299)}…`,
        '  found    nothing',
        '/b',
        '  expected nothing',
        '  found    null',
      ].join('\n'),
    )
  })
})
