import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Expression,
  listOf,
  literal,
  loop,
  objectOf,
  read,
  variable,
} from '../../src/expressions/expression.js'
import { interpret } from '../../src/expressions/interpret.js'
import { sharedNodes } from '../../src/expressions/sharing.js'
import { substitute } from '../../src/expressions/substitute.js'
import { expressionOver, json } from './arbitraries.js'
import { exactly, runOnAll } from './back-ends.js'
import { at, data, onData } from './on-data.js'

const other = variable('other')

describe('an expression in the place of a variable', () => {
  it('gives what the variable would give with the value of that expression', () => {
    fc.assert(
      fc.property(expressionOver([other], 3), expressionOver([data], 2), json, (body, value, event) => {
        const expected = interpret({ parameters: [other], body })(interpret(onData(value))(event))
        expect(exactly(runOnAll(onData(substitute(body, other, value)), event))).toBe(exactly(expected))
      }),
      { numRuns: 1_000 },
    )
  })

  const [element, index] = [variable('element'), variable('index')]
  const looped = (list: Expression, where: Expression | undefined, body: Expression) =>
    loop({ mode: 'map', list, element, index, where, body })
  it.each<[string, Expression, Expression, Expression]>([
    ['everywhere', listOf([other, read(other, 'a')]), at('x'), listOf([at('x'), at('x', 'a')])],
    ['and no other', listOf([data, other]), literal(1), listOf([data, literal(1)])],
    ['without the object that is only read', read(other, 'a'), objectOf([['a', at('x')]]), at('x')],
    ['in all of a loop', looped(other, other, other), data, looped(data, data, data)],
    [
      'in a loop without condition',
      looped(other, undefined, element),
      data,
      looped(data, undefined, element),
    ],
  ])('stands there %s', (_, body, value, expected) => {
    expect(substitute(body, other, value)).toEqual(expected)
  })

  it('leaves one node where one node stood', () => {
    const shared = listOf([other])
    expect(sharedNodes(substitute(listOf([shared, shared]), other, data)).size).toBe(1)
  })
})
