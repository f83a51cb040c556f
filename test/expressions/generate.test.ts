import { describe, expect, it } from 'vitest'
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
  objectOf,
  or,
  read,
  variable,
} from '../../src/expressions/expression.js'
import { generateFunction } from '../../src/expressions/generate.js'
import { argumentsOf, isText, withOptions } from './natives.js'
import { at, data, given, onData } from './on-data.js'

const textOf = (body: Expression) => String(generateFunction(onData(body)).text)
const timesIn = (text: string, part: string) => text.split(part).length - 1

const [element, index] = [variable('element'), variable('index')]
const over = (mode: Loop['mode'], body: Expression, where?: Expression) =>
  loop({ mode, list: at('list'), element, index, where, body })

describe('generated code', () => {
  it('reads a prefix once for all fields below it', () => {
    const fields = Array.from({ length: 12 }, (_, place) => `field${place}`)
    const text = textOf(objectOf(fields.map((field) => [field, at('context', 'device', field)])))
    expect(timesIn(text, '.context')).toBe(1)
    expect(timesIn(text, '.device')).toBe(1)
  })

  it('reads a prefix once that needs a careful read', () => {
    const text = textOf(listOf([at('constructor', 'a'), at('constructor', 'b'), at('constructor')]))
    expect(timesIn(text, 'readOwn(p1, "constructor")')).toBe(1)
  })

  it('reads a prefix once that was read before a branch', () => {
    const text = textOf(listOf([at('a', 'b'), conditional(at('t'), at('a', 'c'), at('a', 'd'))]))
    expect(timesIn(text, '.a')).toBe(1)
  })

  it('reads a prefix of an element once in each round', () => {
    const text = textOf(over('map', listOf([read(read(element, 'a'), 'b'), read(read(element, 'a'), 'c')])))
    expect(timesIn(text, '.a')).toBe(1)
  })

  const inside = at('a', 'b')
  it.each<[string, Expression]>([
    ['the first branch of a conditional', conditional(at('on'), inside, literal(0))],
    ['the second branch of a conditional', conditional(at('off'), literal(0), inside)],
    ['a later operand of a conjunction', and([at('on'), inside])],
    ['the last of many operands of a conjunction', and([at('on'), at('on'), inside])],
    ['a later operand of a disjunction', or([at('off'), inside, at('off')])],
    ['a later value of a coalescing', coalesce([at('none'), inside])],
    ['the body of a loop', over('map', inside)],
    ['the condition of a loop', over('some', literal(true), inside)],
    ['the body of a search', over('find', inside)],
    ['the body of a test of all', over('every', inside)],
  ])('does not assume outside of %s what was read there', (_, branch) => {
    const body = objectOf([
      ['branch', branch],
      ['same', inside],
      ['beside', at('a', 'c')],
    ])
    for (const on of [true, false]) {
      for (const list of [[], [1, 2]]) {
        const value = given(body, { on, off: !on, none: on ? null : 1, list, a: { b: true, c: 3 } })
        expect(value).toMatchObject({ same: true, beside: 3 })
      }
    }
  })

  it('imports a native once for each of its options', () => {
    const options = { a: 1 }
    const { imports } = generateFunction(
      onData(
        listOf([
          call(withOptions, [data], options),
          call(withOptions, [at('x')], options),
          call(withOptions, [data], { a: 2 }),
          call(argumentsOf, [data]),
          call(argumentsOf, []),
          call(isText, [data]),
        ]),
      ),
    )
    expect(imports).toEqual([
      { name: 'f0', native: withOptions, options },
      { name: 'f1', native: withOptions, options: { a: 2 } },
      { name: 'f2', native: argumentsOf, options: null },
    ])
  })

  it('is the same text for the same expression', () => {
    const body = objectOf([['a', at('a', 'b')]])
    expect(textOf(body)).toBe(textOf(body))
  })

  it('refuses a variable that nothing introduces', () => {
    expect(() => textOf(variable('stray'))).toThrow('"stray" is used outside of its scope')
    expect(() => textOf(listOf([over('map', element), element]))).toThrow(
      '"element" is used outside of its scope',
    )
  })
})
