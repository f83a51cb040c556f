import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ValueFailure } from '../../src/expressions/failure.js'
import { entriesOf, type Json, type JsonObject } from '../../src/json/value.js'
import { checkMapping, compileMapping } from '../../src/mappings/index.js'
import { anyJson } from './arbitraries.js'
import { deepFreeze } from './back-ends.js'
import { exactText } from './canonical-text.js'

type Options = { readonly [option: string]: Json }
const walk = (options: Options, data: unknown) =>
  compileMapping({ '@walk': { in: { '@path': '$' }, do: { '@path': '@' }, ...options } })(data)

it('gives back the same where each scalar is replaced by itself', () => {
  fc.assert(
    fc.property(anyJson, fc.boolean(), (data, lists) => {
      expect(exactText(walk({ lists }, deepFreeze(data)))).toBe(exactText(data))
    }),
  )
})

it('replaces every scalar, and no other value', () => {
  const replaced = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(replaced)
    if (typeof value !== 'object' || value === null) return 'x'
    return Object.fromEntries(entriesOf(value as JsonObject).map(([key, item]) => [key, replaced(item)]))
  }
  fc.assert(
    fc.property(anyJson, (data) => {
      expect(exactText(walk({ do: 'x' }, data))).toBe(exactText(replaced(data)))
    }),
  )
})

it.each<[Options, Json, Json | undefined]>([
  [{ where: '@ = null', do: 'n' }, [null, [null], { a: null }, 0], ['n', ['n'], { a: 'n' }, 0]],
  [{ do: { '@path': '$.x' } }, { a: 1, x: 2 }, { a: 2, x: 2 }],
  [{ do: { nested: { '@path': '@' } } }, { a: 1 }, { a: { nested: 1 } }],
  [{ as: 'leaf', do: { '@template': '<{{@leaf}}>' } }, { a: 1 }, { a: '<1>' }],
  [
    { where: '@ = 1', do: { '@path': '$.nope' } },
    { a: 1, b: 2, c: [1, 2] },
    { b: 2, c: [null, 2] },
  ],
  [
    { lists: false, do: 'x' },
    { a: [1, { b: 2 }], c: 1 },
    { a: [1, { b: 2 }], c: 'x' },
  ],
  [{ lists: false, do: 'x' }, [1], [1]],
  [{ do: 'x' }, 5, 'x'],
  [{ where: '@ = "a"', do: 'x' }, {}, {}],
])('%j of %j gives %j', (options, data, expected) => {
  expect(walk(options, data)).toEqual(expected)
})

it('counts the scalars as @index', () => {
  expect(walk({ do: { '@path': '@index' } }, { a: 'x', b: ['y', { c: 'z' }] })).toEqual({
    a: 0,
    b: [1, { c: 2 }],
  })
})

it('fails on data that nests beyond all need, before the stack does', () => {
  const nested = (levels: number) => {
    let value: Json = 1
    for (let level = 0; level < levels; level += 1) value = level % 2 === 0 ? { a: value } : [value]
    return value
  }
  expect(walk({}, nested(1_000))).toEqual(nested(1_000))
  expect(() => walk({}, nested(1_001))).toThrow(ValueFailure)
  expect(() => walk({}, nested(100_000))).toThrow('more than 1000 levels')
})

it('is a loop like the others: named elements, and at most four in one another', () => {
  const inside = (depth: number): Json =>
    depth === 0 ? { '@path': '@' } : { '@walk': { in: { '@path': '$' }, do: inside(depth - 1) } }
  expect(checkMapping(inside(4))).toEqual([])
  expect(checkMapping(inside(5))).toMatchObject([{ code: 'map/limit' }])
  expect(checkMapping({ '@walk': { in: 1, as: 'index', do: 1 } })).toMatchObject([{ code: 'map/option' }])
})
