import { describe, expect, it } from 'vitest'
import { CodeTooLarge } from '../../src/expressions/code-names.js'
import { compileLambda } from '../../src/expressions/compile.js'
import {
  and,
  call,
  coalesce,
  conditional,
  type Expression,
  type Loop,
  listOf,
  literal,
  loop,
  not,
  objectOf,
  read,
  variable,
} from '../../src/expressions/expression.js'
import { generateFunction } from '../../src/expressions/generate.js'
import { kindsInWords, kindsOf } from '../../src/expressions/kinds.js'
import { readsOf } from '../../src/expressions/reads.js'
import { nodesUsing, sharedNodes } from '../../src/expressions/sharing.js'
import { argumentsOf, counting } from './natives.js'
import { at, data, given, onData } from './on-data.js'

const [element, index] = [variable('element'), variable('index')]
const over = (mode: Loop['mode'], list: Expression, body: Expression, where?: Expression) =>
  loop({ mode, list, element, index, where, body })

describe('a node that stands in several places is evaluated once', () => {
  it.each<[string, (shared: Expression) => Expression]>([
    [
      'two fields',
      (shared) =>
        objectOf([
          ['a', shared],
          ['b', shared],
        ]),
    ],
    ['two fields, of which one reads below it', (shared) => listOf([shared, read(shared, 'x')])],
    ['a field and both branches behind it', (shared) => listOf([shared, conditional(data, shared, shared)])],
    ['a test and its branch', (shared) => conditional(shared, shared, literal(0))],
    ['a field and a loop behind it', (shared) => listOf([shared, over('map', at('list'), shared)])],
    ['two branches of which one is taken', (shared) => conditional(data, shared, shared)],
    ['two arguments', (shared) => call(argumentsOf, [shared, shared])],
  ])('where it stands in %s', (_, place) => {
    const { native, calls } = counting()
    given(place(call(native, [data])), { list: [1, 2, 3] })
    expect(calls()).toBe(3)
  })

  it('where the branch before was not taken', () => {
    const { native, calls } = counting()
    const shared = call(native, [at('a')])
    const body = listOf([conditional(at('t'), shared, literal(0)), shared])
    expect(given(body, { t: true, a: 1 })).toEqual([1, 1])
    expect(given(body, { t: false, a: 1 })).toEqual([0, 1])
    expect(calls()).toBeGreaterThanOrEqual(6)
  })

  it('in each round where it depends on the element', () => {
    const { native, calls } = counting()
    const shared = call(native, [read(element, 'a')])
    expect(given(over('map', data, listOf([shared, shared])), [{ a: 1 }, { a: 2 }])).toEqual([
      [1, 1],
      [2, 2],
    ])
    expect(calls()).toBe(3 * 2)
  })

  it('also where its value is undefined', () => {
    const { native, calls } = counting()
    const shared = call(native, [at('none')])
    expect(given(listOf([shared, shared]))).toEqual([null, null])
    expect(calls()).toBe(3)
  })
})

describe('a node that depends on an element', () => {
  it('is its own in a condition and the body behind it', () => {
    const ok = and([read(element, 'ok'), not(read(element, 'off'))])
    const items = [{ ok: true }, { ok: true, off: true }, { ok: false }, { ok: true }]
    expect(given(over('map', data, listOf([index, ok]), ok), items)).toEqual([
      [0, true],
      [3, true],
    ])
  })

  it('is its own in each of two loops over the same names', () => {
    const shared = listOf([read(element, 'a')])
    const body = listOf([
      over('map', at('left'), shared),
      over('map', at('right'), shared),
      over('map', at('left'), listOf([shared, shared])),
    ])
    expect(given(body, { left: [{ a: 1 }], right: [{ a: 2 }] })).toEqual([[[1]], [[2]], [[[1], [1]]]])
  })

  it('is its own in each round of the loop around', () => {
    const [item, place] = [variable('item'), variable('place')]
    const shared = listOf([read(element, 'a'), item])
    const inner = loop({
      mode: 'map',
      list: read(element, 'list'),
      element: item,
      index: place,
      where: undefined,
      body: listOf([shared, shared]),
    })
    const value = [
      { a: 1, list: [1, 2] },
      { a: 2, list: [1] },
    ]
    const twice = (...pair: readonly number[]) => [pair, pair]
    expect(given(over('map', data, listOf([inner, inner])), value)).toEqual([
      [
        [twice(1, 1), twice(1, 2)],
        [twice(1, 1), twice(1, 2)],
      ],
      [[twice(2, 1)], [twice(2, 1)]],
    ])
  })
})

describe('a node that stands twice at each of 64 depths takes no time to speak of', () => {
  const doubled = (wrap: (inner: Expression) => Expression, innermost: Expression) =>
    Array.from({ length: 64 }).reduce<Expression>(wrap, innermost)
  const looping = (inner: Expression) => {
    const [item, place] = [variable('item'), variable('place')]
    return loop({
      mode: 'map',
      list: inner,
      element: item,
      index: place,
      where: undefined,
      body: listOf([inner, item]),
    })
  }

  it.each<[string, (inner: Expression) => Expression, unknown]>([
    ['in a test and a branch', (a) => conditional(a, a, literal(false)), true],
    ['in two operands', (a) => and([a, a]), true],
    ['in two values', (a) => not(coalesce([a, a])), true],
    ['in two branches', (a) => conditional(data, a, a), true],
    ['in an object and below it', (a) => read(call(argumentsOf, [a, a]), '0'), true],
  ])('%s', (_, wrap, expected) => {
    const expression = doubled(wrap, at('a'))
    expect(given(expression, { a: true })).toBe(expected)
    expect(kindsInWords(kindsOf(expression))).not.toBe('')
    expect(readsOf(expression).length).toBeLessThan(1_000)
  })

  it('in two branches makes no code of exponential size', () => {
    const expression = doubled((a) => conditional(data, a, a), at('a'))
    expect(() => generateFunction(onData(expression))).toThrow(CodeTooLarge)
    expect(compileLambda(onData(expression), 'compiled')({ a: 7 })).toBe(7)
  })

  it('in a list and the body of its loop', () => {
    expect(given(over('some', doubled(looping, at('a')), literal(true)), { a: [] })).toBe(false)
  })
})

describe('the nodes', () => {
  const inner = listOf([element])
  const shared = listOf([inner, data])
  const root = listOf([shared, shared, data, literal(1), literal(1), not(inner)])

  it('that stand in several places are known; leaves do not count', () => {
    expect([...sharedNodes(root)]).toEqual([shared, inner])
    expect([...sharedNodes(listOf([data, data]))]).toEqual([])
  })

  it('that use a variable are known', () => {
    const using = nodesUsing([element], [root])
    expect([element, inner, shared, root].every((node) => using.has(node))).toBe(true)
    expect(using.has(data)).toBe(false)
    expect([...nodesUsing([index], [root])]).toEqual([index])
  })
})
