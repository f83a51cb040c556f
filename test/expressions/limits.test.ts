import { describe, expect, it } from 'vitest'
import {
  and,
  call,
  coalesce,
  conditional,
  type Expression,
  listOf,
  literal,
  loop,
  not,
  objectOf,
  or,
  variable,
} from '../../src/expressions/expression.js'
import { argumentsOf, counting } from './natives.js'
import { at, data, given } from './on-data.js'

const many = <Item>(count: number, item: (index: number) => Item) =>
  Array.from({ length: count }, (_, i) => item(i))

describe('wide expressions work on all back ends', () => {
  const operands = many(2_000, (index) => at(`field${index}`))
  const data = Object.fromEntries(many(2_000, (index) => [`field${index}`, index < 1_999]))

  it('2,000 operands', () => {
    expect(given(and(operands), data)).toBe(false)
    expect(given(and(operands.slice(0, -1)), data)).toBe(true)
    expect(given(or(operands.map(not)), data)).toBe(true)
    expect(given(or(operands.slice(0, -1).map(not)), data)).toBe(false)
  })

  it('2,000 values to fall back on', () => {
    expect(given(coalesce([...many(1_999, (index) => at(`none${index}`)), literal('last')]), data)).toBe(
      'last',
    )
  })

  it('2,000 items and arguments', () => {
    expect(given(listOf(operands), data)).toEqual(Object.values(data))
    expect(given(call(argumentsOf, operands), data)).toEqual(Object.values(data))
  })

  it('500 entries', () => {
    const entries = many(500, (index) => [`out${index}`, at(`field${index * 5}`)] as const)
    const expected = many(400, (index) => [`out${index}`, index * 5 < 1_999])
    expect(given(objectOf(entries), data)).toEqual(Object.fromEntries(expected))
  })

  it('500 different natives', () => {
    const natives = many(500, counting)
    expect(given(listOf(natives.map(({ native }, index) => call(native, [literal(index)]))))).toEqual(
      many(500, (index) => index),
    )
    expect(natives.every(({ calls }) => calls() === 3)).toBe(true)
  })
})

describe('expressions 64 deep work on all back ends', () => {
  const nested = (wrap: (inner: Expression, depth: number) => Expression, innermost: Expression = data) =>
    many(64, (depth) => depth).reduce<Expression>(wrap, innermost)
  const looping = (mode: 'map' | 'some', list: Expression, body: (element: Expression) => Expression) => {
    const [element, index] = [variable('element'), variable('index')]
    return loop({ mode, list, element, index, where: undefined, body: body(element) })
  }
  const wrapped = (wrap: (inner: unknown) => unknown, innermost: unknown) =>
    many(64, wrap).reduce((inner) => wrap(inner), innermost)

  it.each<[string, Expression, unknown, unknown]>([
    ['reads', at(...many(64, () => 'a')), wrapped((a) => ({ a }), 1), 1],
    ['objects', nested((a) => objectOf([['a', a]])), 1, wrapped((a) => ({ a }), 1)],
    ['lists', nested((a) => listOf([a])), 1, wrapped((a) => [a], 1)],
    ['calls', nested((a) => call(argumentsOf, [a])), 1, wrapped((a) => [a], 1)],
    ['tests', nested((a) => conditional(a, literal(true), literal(0))), true, true],
    ['branches', nested((a) => conditional(at('t'), a, literal(0)), at('v')), { t: true, v: 7 }, 7],
    ['last branches', nested((a) => conditional(at('t'), literal(0), a), at('v')), { v: 7 }, 7],
    ['conjunctions', nested((a) => and([at('t'), a, at('t')]), at('t')), { t: true }, true],
    ['disjunctions', nested((a) => or([at('f'), a, at('f')]), at('t')), { t: true }, true],
    ['negations', nested(not), true, true],
    ['fallbacks', nested((a) => coalesce([at('x'), a]), at('v')), { v: 7 }, 7],
    ['loops in the lists of loops', nested((a) => looping('map', a, (element) => element)), [7], [7]],
  ])('%s', (_, expression, value, expected) => {
    expect(given(expression, value)).toEqual(expected)
  })

  it('loops in the bodies of loops', () => {
    const deep = (list: Expression, depth: number): Expression =>
      depth === 0 ? list : looping('map', list, (element) => deep(element, depth - 1))
    const value = wrapped((inner) => [inner], 7)
    expect(given(deep(data, 64), value)).toEqual(value)
  })
})
