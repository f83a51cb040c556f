import { describe, expect, it } from 'vitest'
import {
  and,
  call,
  coalesce,
  conditional,
  type Expression,
  listOf,
  literal,
  not,
  nothing,
  objectOf,
  or,
  variable,
} from '../../src/expressions/expression.js'
import type { JsonScalar } from '../../src/json/value.js'
import { exactly, runOnAll } from './back-ends.js'
import { argumentsOf, counting, isText, joined, size, withOptions } from './natives.js'
import { at, data, given } from './on-data.js'

describe('a literal', () => {
  it.each<[string, JsonScalar | undefined]>([
    ['undefined', undefined],
    ['null', null],
    ['true', true],
    ['false', false],
    ['zero', 0],
    ['negative zero', -0],
    ['a negative number', -12.5],
    ['the largest number', Number.MAX_VALUE],
    ['the smallest number', Number.MIN_VALUE],
    ['what JSON text makes of 1e999', JSON.parse('1e999')],
    ['no text', ''],
    ['line separators', 'a\u2028b\u2029c\nd\re'],
    ['an emoji and half of one', '🙂 \ud83d'],
    ['a zero byte', '\u0000'],
    ['long text', 'x"\\'.repeat(100_000)],
  ])('gives %s as it is', (_, value) => {
    expect(given(literal(value))).toBe(value)
  })
})

describe('a variable', () => {
  it('stands for the argument in its place', () => {
    const [first, second] = [variable('same name'), variable('same name')]
    const body = listOf([second, first])
    expect(runOnAll({ parameters: [first, second], body }, 1, 2)).toEqual([2, 1])
  })

  it('is undefined where no argument is given', () => {
    expect(runOnAll({ parameters: [data], body: data })).toBeUndefined()
  })

  it('ignores arguments that no parameter names', () => {
    expect(runOnAll({ parameters: [], body: literal(1) }, 'extra')).toBe(1)
  })
})

describe('a read', () => {
  const own = JSON.parse(
    '{"__proto__":{"a":1},"constructor":"c","length":7,"0":"zero","a":{"b":null,"c":[1,[2]]}}',
  )
  it.each<[string, unknown, string[], unknown]>([
    ['a field', { a: 1 }, ['a'], 1],
    ['a field that is null', { a: null }, ['a'], null],
    ['a field that is undefined', { a: undefined }, ['a'], undefined],
    ['a missing field', { a: 1 }, ['b'], undefined],
    ['below a missing field', {}, ['b', 'c', 'd'], undefined],
    ['below null', own, ['a', 'b', 'x', 'y'], null],
    ['an inherited name below null', own, ['a', 'b', 'constructor'], null],
    ['an index below null', own, ['a', 'b', '0'], null],
    ['of null itself', null, ['a'], null],
    ['of undefined itself', undefined, ['a'], undefined],
    ['of true', true, ['a'], undefined],
    ['of a number', 5, ['toFixed'], undefined],
    ['of text', 'text', ['a'], undefined],
    ['the length of text', 'text', ['length'], undefined],
    ['a character of text', 'text', ['0'], undefined],
    ['a method of text', 'text', ['trim'], undefined],
    ['an element', [7, 8], ['1'], 8],
    ['an element of an element', own, ['a', 'c', '1', '0'], 2],
    ['behind the end of a list', [7], ['1'], undefined],
    ['a hole of a list', new Array(1), ['0'], undefined],
    ['an index with a leading zero', [7, 8], ['01'], undefined],
    ['a negative index', [7, 8], ['-1'], undefined],
    ['the length of a list', [7], ['length'], undefined],
    ['a method of a list', [7], ['map'], undefined],
    ['a name from a list', [7], ['a'], undefined],
    ['an inherited constructor', {}, ['constructor'], undefined],
    ['an inherited constructor name', {}, ['constructor', 'name'], undefined],
    ['an inherited __proto__', {}, ['__proto__'], undefined],
    ['an inherited toString', {}, ['toString'], undefined],
    ['an own __proto__', own, ['__proto__', 'a'], 1],
    ['an own constructor', own, ['constructor'], 'c'],
    ['an own length', own, ['length'], 7],
    ['a field with an index for a name', own, ['0'], 'zero'],
    ['an empty name', { '': 1 }, [''], 1],
    ['a name with a space', { 'a b': 1 }, ['a b'], 1],
    ['a reserved word', { class: 1 }, ['class'], 1],
    ['a map without prototype', Object.assign(Object.create(null), { toString: 1 }), ['toString'], 1],
  ])('gives %s', (_, value, keys, expected) => {
    expect(given(at(...keys), value)).toEqual(expected)
  })

  it.each([5, -5, 1e21, 'text', true])('of the literal %j is undefined, however it came to be', (value) => {
    expect(given({ kind: 'read', from: literal(value), key: 'foo' })).toBeUndefined()
    expect(given({ kind: 'read', from: literal(value), key: '0' })).toBeUndefined()
  })

  it('of the literal null is null', () => {
    expect(given({ kind: 'read', from: literal(null), key: 'foo' })).toBeNull()
  })
})

describe('an object', () => {
  it.each<[string, [string, Expression][], string]>([
    ['no entries', [], '{}'],
    [
      'entries in their order',
      [
        ['b', at('b')],
        ['a', literal(1)],
        ['c', at('c')],
      ],
      '{"b": 2, "a": 1, "c": 3}',
    ],
    [
      'nothing for what is missing',
      [
        ['x', at('x')],
        ['b', at('b')],
      ],
      '{"b": 2}',
    ],
    [
      'a sure entry behind a missing one',
      [
        ['x', at('x')],
        ['y', literal(1)],
      ],
      '{"y": 1}',
    ],
    [
      'a missing entry behind a sure one',
      [
        ['y', literal(1)],
        ['x', at('x')],
      ],
      '{"y": 1}',
    ],
    [
      'nothing for undefined written out',
      [
        ['x', nothing],
        ['y', literal(1)],
      ],
      '{"y": 1}',
    ],
    [
      'null as null',
      [
        ['n', at('n')],
        ['m', literal(null)],
      ],
      '{"n": null, "m": null}',
    ],
    [
      'numbered names first',
      [
        ['b', literal(1)],
        ['2', at('b')],
        ['1', literal(1)],
      ],
      '{"1": 1, "2": 2, "b": 1}',
    ],
    ['objects inside', [['o', objectOf([['x', at('x')]])]], '{"o": {}}'],
    [
      '__proto__ as an own name',
      [
        ['__proto__', literal(1)],
        ['b', at('b')],
      ],
      '{"__proto__": 1, "b": 2}',
    ],
    [
      '__proto__ behind others',
      [
        ['b', at('b')],
        ['__proto__', at('c')],
      ],
      '{"b": 2, "__proto__": 3}',
    ],
    [
      'no __proto__ that is missing',
      [
        ['b', at('b')],
        ['__proto__', at('x')],
      ],
      '{"b": 2}',
    ],
    ['constructor as an own name', [['constructor', at('b')]], '{"constructor": 2}'],
  ])('has %s', (_, entries, expected) => {
    expect(exactly(given(objectOf(entries), { b: 2, c: 3, n: null }))).toBe(expected)
  })

  it('keeps its prototype, whatever its names are', () => {
    const value = given(objectOf([['__proto__', objectOf([['polluted', literal(true)]])]]))
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
    expect(value).not.toHaveProperty('polluted')
  })

  it('is a new one each time', () => {
    const body = objectOf([['a', literal(1)]])
    expect(given(body)).not.toBe(given(body))
  })
})

describe('a list', () => {
  it.each<[string, Expression[], string]>([
    ['no items', [], '[]'],
    ['items in their places', [at('b'), literal('x'), literal(-1)], '[2, "x", -1]'],
    ['null for what is missing', [at('x'), literal(1), nothing], '[null, 1, null]'],
    ['null as null', [literal(null)], '[null]'],
    ['lists inside', [listOf([nothing]), listOf([])], '[[null], []]'],
  ])('has %s', (_, items, expected) => {
    expect(exactly(given(listOf(items), { b: 2 }))).toBe(expected)
  })
})

describe('a call', () => {
  it.each<[string, Expression, unknown]>([
    ['no arguments', call(argumentsOf, []), []],
    ['one', call(argumentsOf, [at('b')]), [2]],
    ['two', call(argumentsOf, [at('b'), at('x')]), [2, 'undefined']],
    ['three', call(argumentsOf, [at('b'), literal(null), literal(-1)]), [2, null, -1]],
    ['options that are a map', call(withOptions, [at('b')], { o: [1] }), [{ o: [1] }, 2]],
    ['options that are text', call(withOptions, [at('x')], '`"`'), ['`"`', null]],
    ['its code written out', call(isText, [literal('x')]), true],
    ['its code written out over a number', call(isText, [literal(5)]), false],
    ['code only for some operands', call(joined, [literal('a'), literal('b')]), 'ab'],
    ['a call where it has no code for them', call(joined, [literal('a'), at('b')]), undefined],
    ['a call as its argument', call(size, [call(argumentsOf, [data, data])]), 2],
  ])('is made with %s', (_, expression, expected) => {
    expect(given(expression, { b: 2 })).toEqual(expected)
  })

  it('keeps two calls of one native with different options apart', () => {
    const body = listOf([call(withOptions, [data], 1), call(withOptions, [data], 2)])
    expect(given(body, 0)).toEqual([
      [1, 0],
      [2, 0],
    ])
  })
})

describe('a conditional', () => {
  it.each<[unknown, string]>([
    [true, 'then'],
    [false, 'otherwise'],
    [undefined, 'otherwise'],
    [null, 'otherwise'],
    [1, 'otherwise'],
    ['true', 'otherwise'],
    [[], 'otherwise'],
    [{}, 'otherwise'],
  ])('whose test gives %j takes "%s"', (test, expected) => {
    expect(given(conditional(at('test'), literal('then'), literal('otherwise')), { test })).toBe(expected)
  })

  it('evaluates only the branch that it takes', () => {
    const [then, otherwise] = [counting(), counting()]
    given(conditional(at('test'), call(then.native, [data]), call(otherwise.native, [data])), { test: true })
    expect([then.calls(), otherwise.calls()]).toEqual([3, 0])
  })

  it('gives nothing where its branch gives nothing', () => {
    expect(given(conditional(at('test'), at('x'), literal(1)), { test: true })).toBeUndefined()
  })
})

describe('logic', () => {
  const operands = (...values: readonly unknown[]) =>
    [values.map((_, index) => at(String(index))), values] as const

  it.each<[readonly unknown[], boolean, boolean]>([
    [[], true, false],
    [[true], true, true],
    [[false], false, false],
    [[1], false, false],
    [['true'], false, false],
    [[undefined], false, false],
    [[null], false, false],
    [[true, true], true, true],
    [[true, false], false, true],
    [[false, true], false, true],
    [[true, 1], false, true],
    [[1, true], false, true],
    [[null, undefined], false, false],
    [[true, true, true], true, true],
    [[true, true, {}], false, true],
    [[false, [], true], false, true],
  ])('over %j is %j as a conjunction and %j as a disjunction', (values, conjunction, disjunction) => {
    const [nodes, list] = operands(...values)
    expect(given(and(nodes), list)).toBe(conjunction)
    expect(given(or(nodes), list)).toBe(disjunction)
  })

  it.each<[unknown, boolean]>([
    [true, false],
    [false, true],
    [undefined, true],
    [null, true],
    [1, true],
    ['true', true],
  ])('negates %j to %j', (value, expected) => {
    expect(given(not(at('a')), { a: value })).toBe(expected)
    expect(given(not(not(at('a'))), { a: value })).toBe(!expected)
  })

  it.each<[string, JsonScalar, typeof and | typeof or, number]>([
    ['a conjunction at the first operand that is not true', 1, and, 1],
    ['a disjunction at the first operand that is true', true, or, 1],
    ['a conjunction at no operand that is true', true, and, 3],
    ['a disjunction at no operand that is not true', 'true', or, 3],
  ])('leaves %s', (_, value, node, asked) => {
    const { native, calls } = counting()
    given(node([0, 1, 2].map(() => call(native, [literal(value)]))))
    expect(calls()).toBe(3 * asked)
  })

  it('works on literals and on itself', () => {
    expect(given(and([literal(true), or([literal(5), not(literal(-1))]), literal(true)]))).toBe(true)
  })
})

describe('a coalescing', () => {
  it.each<[readonly unknown[], unknown]>([
    [[], undefined],
    [[1], 1],
    [[null], null],
    [[undefined], undefined],
    [[undefined, 2], 2],
    [[null, 2], 2],
    [['', 2], ''],
    [[0, 2], 0],
    [[false, 2], false],
    [[null, undefined], undefined],
    [[undefined, null], null],
    [[undefined, null, [], 4], []],
  ])('of %j gives %j', (values, expected) => {
    expect(given(coalesce(values.map((_, index) => at(String(index)))), values)).toEqual(expected)
  })

  it('asks no further than the first value that is there', () => {
    const { native, calls } = counting()
    given(coalesce([literal(null), literal(0), call(native, [data])]))
    expect(calls()).toBe(0)
  })
})
