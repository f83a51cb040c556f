import { describe, expect, it } from 'vitest'
import {
  and,
  call,
  type Expression,
  type Loop,
  listOf,
  literal,
  loop,
  nothing,
  objectOf,
  read,
  variable,
} from '../../src/expressions/expression.js'
import { boolean } from '../../src/expressions/kinds.js'
import { defineNative } from '../../src/expressions/native.js'
import { exactly } from './back-ends.js'
import { counting } from './natives.js'
import { at, data, given } from './on-data.js'

const element = variable('element')
const index = variable('index')
const over = (
  mode: Loop['mode'],
  body: Expression,
  { where, list = data }: { where?: Expression; list?: Expression } = {},
) => loop({ mode, list, element, index, where, body })

const isOdd = defineNative({
  name: 'test/isOdd',
  returns: boolean,
  apply: (value) => Number(value) % 2 === 1,
})
const odd = call(isOdd, [element])
const modes = ['map', 'some', 'every', 'find'] as const

describe('a loop', () => {
  it.each<[string, Expression, unknown, string]>([
    ['maps', over('map', listOf([index, element])), [7, 8], '[[0, 7], [1, 8]]'],
    ['maps nothing to null', over('map', read(element, 'a')), [{ a: 1 }, {}, null], '[1, null, null]'],
    ['maps undefined written out to null', over('map', nothing), [1, 2], '[null, null]'],
    ['keeps elements as they are', over('map', element), [1, null, undefined], '[1, null, null]'],
    ['maps those that meet a condition', over('map', index, { where: odd }), [1, 2, 3], '[0, 2]'],
    ['takes only true for met', over('map', index, { where: element }), [1, true, 'true', null], '[1]'],
    ['maps an empty list', over('map', element), [], '[]'],
    ['finds the first', over('find', odd), [2, 3, 5], '3'],
    ['finds none', over('find', odd), [2, 4], 'undefined'],
    ['takes only true for found', over('find', element), [1, 'true', {}], 'undefined'],
    ['finds an object itself', over('find', read(element, 'ok')), [{ ok: 1 }, { ok: true }], '{"ok": true}'],
    ['finds among those that meet a condition', over('find', odd, { where: listBehind(1) }), [1, 2, 3], '3'],
    ['has some', over('some', odd), [2, 3], 'true'],
    ['has none', over('some', odd), [2, 4], 'false'],
    ['has some of those that meet a condition', over('some', odd, { where: listBehind(0) }), [1, 2], 'false'],
    ['has some of nothing never', over('some', literal(true)), [], 'false'],
    ['has every', over('every', odd), [1, 3], 'true'],
    ['has not every', over('every', odd), [1, 2, 3], 'false'],
    ['has every of those that meet a condition', over('every', odd, { where: odd }), [1, 2, 3], 'true'],
    ['has every of nothing always', over('every', literal(false)), [], 'true'],
    ['has every where none meets the condition', over('every', odd, { where: nothing }), [2], 'true'],
    ['takes only true for held', over('every', element), [true, 1], 'false'],
  ])('%s', (_, expression, value, expected) => {
    expect(exactly(given(expression, value))).toBe(expected)
  })

  /** A condition that is met behind the given index. */
  function listBehind(place: number): Expression {
    const isBehind = defineNative({
      name: `test/behind${place}`,
      returns: boolean,
      apply: (position) => Number(position) > place,
    })
    return call(isBehind, [index])
  }

  const noLists = [undefined, null, true, 5, 'text', {}, { length: 1, 0: true }]
  it.each(noLists)('over %j gives an empty list, nothing, and twice false', (value) => {
    const results = modes.map((mode) => given(over(mode, literal(true)), value))
    expect(results).toEqual([[], false, false, undefined])
  })

  it.each([5, -5, 'text', true, null, undefined])('over the literal %j is one over no list', (value) => {
    const results = modes.map((mode) => given(over(mode, literal(true), { list: literal(value) })))
    expect(results).toEqual([[], false, false, undefined])
  })

  it('gives a list of its own', () => {
    const list = [1]
    expect(given(over('map', element), list)).not.toBe(list)
  })

  it('still sees the elements of the loops around it', () => {
    const [product, place] = [variable('product'), variable('place')]
    const tags = loop({
      mode: 'map',
      list: read(product, 'tags'),
      element,
      index,
      where: undefined,
      body: listOf([read(product, 'id'), place, element, index, at('currency')]),
    })
    const body = loop({
      mode: 'map',
      list: at('products'),
      element: product,
      index: place,
      where: undefined,
      body: listOf([tags, read(product, 'id'), place]),
    })
    const products = [{ id: 'a', tags: ['x', 'y'] }, { id: 'b', tags: ['z'] }, { id: 'c' }]
    expect(given(body, { products, currency: 'EUR' })).toEqual([
      [
        [
          ['a', 0, 'x', 0, 'EUR'],
          ['a', 0, 'y', 1, 'EUR'],
        ],
        'a',
        0,
      ],
      [[['b', 1, 'z', 0, 'EUR']], 'b', 1],
      [[], 'c', 2],
    ])
  })

  it('can stand as the list of another', () => {
    const [item, place] = [variable('item'), variable('place')]
    const inner = over('map', read(element, 'n'))
    const body = loop({ mode: 'map', list: inner, element: item, index: place, where: undefined, body: item })
    expect(given(body, [{ n: 1 }, { n: 2 }])).toEqual([1, 2])
  })

  it('can stand in a condition and in an operand', () => {
    const [item, place] = [variable('item'), variable('place')]
    const holds = loop({
      mode: 'some',
      list: element,
      element: item,
      index: place,
      where: undefined,
      body: item,
    })
    expect(given(over('map', index, { where: and([holds, holds]) }), [[true], [1], [2, true]])).toEqual([
      0, 2,
    ])
  })

  it('twice over the same names keeps both apart', () => {
    const first = over('map', read(element, 'a'), { list: at('left') })
    const second = over('map', read(element, 'a'), { list: at('right') })
    const body = objectOf([
      ['first', first],
      ['second', second],
      ['again', first],
    ])
    expect(given(body, { left: [{ a: 1 }], right: [{ a: 2 }] })).toEqual({
      first: [1],
      second: [2],
      again: [1],
    })
  })

  it.each<[Loop['mode'], unknown, number]>([
    ['map', [true, 1, true], 3],
    ['some', [1, true, true], 2],
    ['every', [true, 1, true], 2],
    ['find', [1, true, true], 2],
  ])('as "%s" over %j asks its body %i times', (mode, list, asked) => {
    const { native, calls } = counting()
    given(over(mode, call(native, [element])), list)
    expect(calls()).toBe(3 * asked)
  })

  it.each(['some', 'find'] as const)('as "%s" leaves the condition of later elements alone', (mode) => {
    const { native, calls } = counting()
    given(over(mode, literal(true), { where: call(native, [element]) }), [1, true, true, true])
    expect(calls()).toBe(3 * 2)
  })
})
