import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Json } from '../../src/json/value.js'
import { compileMapping } from '../../src/mappings/index.js'
import { anyJson } from './arbitraries.js'
import { deepFreeze } from './back-ends.js'

const sorted = (list: Json, options: { readonly [option: string]: Json } = {}) =>
  compileMapping({ '@sort': { in: { '@path': '$' }, ...options } })(deepFreeze(list))

it.each<[Json, 'asc' | 'desc', Json]>([
  [[3, 1, 2], 'asc', [1, 2, 3]],
  [[3, 1, 2], 'desc', [3, 2, 1]],
  [['b', 'a', 'B', 'é', '10', '9'], 'asc', ['10', '9', 'B', 'a', 'b', 'é']],
  [[true, 'a', null, [1], 0, false], 'asc', [0, 'a', false, true, [1], null]],
  [[true, 'a', null, [1], 0, false], 'desc', [[1], true, false, 'a', 0, null]],
  [[{ b: 1 }, [2], { a: 1 }], 'asc', [{ b: 1 }, [2], { a: 1 }]],
  [[], 'asc', []],
])('%j in the order %s is %j', (list, order, expected) => {
  expect(sorted(list, { order })).toEqual(expected)
})

it('keeps the order of equal elements, in both orders', () => {
  const list = [{ p: 1, n: 'a' }, { n: 'b' }, { p: 0, n: 'c' }, { p: 1, n: 'd' }, { p: null, n: 'e' }]
  const names = (order: Json) =>
    compileMapping({ '@each': { in: { '@sort': { in: list, by: '@.p', order } }, do: { '@path': '@.n' } } })(
      {},
    )
  expect(names('asc')).toEqual(['c', 'a', 'd', 'b', 'e'])
  expect(names('desc')).toEqual(['a', 'd', 'c', 'b', 'e'])
})

it('gives the same elements for any list, and nothing new when it sorts again', () => {
  fc.assert(
    fc.property(fc.array(anyJson), fc.constantFrom('asc', 'desc'), (list, order) => {
      const once = sorted(list, { order })
      const twice = sorted(once as Json, { order })
      expect(JSON.stringify(twice)).toBe(JSON.stringify(once))
      const texts = (all: unknown) => (all as Json[]).map((item) => JSON.stringify(item)).sort()
      expect(texts(once)).toEqual(texts(list))
    }),
  )
})
