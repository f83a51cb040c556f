import { describe, expect, it } from 'vitest'
import {
  and,
  call,
  childrenOf,
  coalesce,
  conditional,
  constant,
  type Expression,
  listOf,
  literal,
  loop,
  not,
  nothing,
  objectOf,
  or,
  read,
  readPath,
  variable,
} from '../../src/expressions/expression.js'
import type { Json } from '../../src/json/value.js'
import { exactly } from './back-ends.js'
import { size } from './natives.js'
import { data, given } from './on-data.js'

describe('read', () => {
  const written = objectOf([
    ['a', data],
    ['__proto__', literal(1)],
  ])
  it.each<[string, Expression, Expression]>([
    ['a field of an object written out is what was written', read(written, 'a'), data],
    ['a field that was not written is nothing', read(written, 'b'), nothing],
    ['an inherited name of an object written out is nothing', read(written, 'constructor'), nothing],
    ['__proto__ written out is what was written', read(written, '__proto__'), literal(1)],
    ['a field of null is null', read(literal(null), 'a'), literal(null)],
    ['a field of text is nothing', read(literal('text'), 'length'), nothing],
    ['a field of nothing is nothing', read(nothing, 'a'), nothing],
    ['no keys read what they start from', readPath(data, []), data],
    ['keys read one after the other', readPath(data, ['a', 'b']), read(read(data, 'a'), 'b')],
  ])('%s', (_, expression, expected) => {
    expect(expression).toEqual(expected)
  })
})

describe('conditional', () => {
  it.each<[Json, string]>([
    [true, 'then'],
    [false, 'otherwise'],
    [1, 'otherwise'],
    [null, 'otherwise'],
  ])('whose test is the literal %j is its branch "%s"', (test, expected) => {
    expect(conditional(constant(test), literal('then'), literal('otherwise'))).toEqual(literal(expected))
  })
})

describe('constant', () => {
  const json = '{"z":1,"a":[null,{"__proto__":{"x":[]}},""],"1":-0.5,"constructor":{}}'

  it('gives the JSON that it was made of', () => {
    expect(exactly(given(constant(JSON.parse(json))))).toBe(exactly(JSON.parse(json)))
  })

  it('gives nothing that could be changed for the next one', () => {
    const value: Json = { list: [{}] }
    const body = constant(value)
    expect(given(body)).toEqual(value)
    expect(given(body)).not.toBe(value)
    expect(given(body)).toHaveProperty('list.0')
    expect(body).not.toBe(constant(value))
  })
})

describe('childrenOf', () => {
  const [a, b, c] = [literal('a'), literal('b'), literal('c')]
  const [element, index] = [variable('element'), variable('index')]
  const parts = { mode: 'map', list: a, element, index, body: c } as const
  it.each<[Expression, Expression[]]>([
    [a, []],
    [data, []],
    [{ kind: 'read', from: data, key: 'x' }, [data]],
    [
      objectOf([
        ['x', a],
        ['y', b],
      ]),
      [a, b],
    ],
    [listOf([a, b]), [a, b]],
    [call(size, [a, b]), [a, b]],
    [conditional(data, a, b), [data, a, b]],
    [and([a, b]), [a, b]],
    [or([a, b]), [a, b]],
    [not(a), [a]],
    [coalesce([a, b]), [a, b]],
    [loop({ ...parts, where: b }), [a, b, c]],
    [loop({ ...parts, where: undefined }), [a, c]],
  ])('of %j are what stands directly below', (expression, expected) => {
    expect(childrenOf(expression)).toEqual(expected)
  })
})
