import fc from 'fast-check'
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
  not,
  nothing,
  objectOf,
  or,
  variable,
} from '../../src/expressions/expression.js'
import { interpret } from '../../src/expressions/interpret.js'
import {
  absent,
  anything,
  boolean,
  type Kinds,
  kindOf,
  kindsInWords,
  kindsOf,
  list,
  nullish,
  number,
  object,
  string,
} from '../../src/expressions/kinds.js'
import { expressionOver, inMemory } from './arbitraries.js'
import { isText } from './natives.js'
import { at, data, onData } from './on-data.js'

describe('kindOf', () => {
  it.each<[unknown, Kinds]>([
    [undefined, absent],
    [null, nullish],
    [false, boolean],
    [Number.NaN, number],
    ['', string],
    [[], list],
    [{}, object],
  ])('tells the kind of %j', (value, expected) => {
    expect(kindOf(value)).toBe(expected)
  })
})

describe('kindsOf', () => {
  const looping = (mode: Loop['mode']) => {
    const [element, index] = [variable('element'), variable('index')]
    return loop({ mode, list: data, element, index, where: undefined, body: element })
  }
  it.each<[string, Expression, string]>([
    ['a literal', literal('x'), 'text'],
    ['nothing', nothing, 'nothing'],
    ['a variable', data, kindsInWords(anything)],
    ['a read', at('a'), kindsInWords(anything)],
    ['an object', objectOf([]), 'an object'],
    ['a list', listOf([]), 'a list'],
    ['a call', call(isText, [data]), 'true or false'],
    ['a negation', not(data), 'true or false'],
    ['a conjunction', and([]), 'true or false'],
    ['a disjunction', or([data]), 'true or false'],
    ['a conditional', conditional(data, literal(1), literal(null)), 'a number or null'],
    ['an empty coalescing', coalesce([]), 'nothing'],
    ['a coalescing of one', coalesce([literal(null)]), 'null'],
    [
      'a coalescing with a last resort',
      coalesce([at('a'), literal('')]),
      'text or a number or true or false or a list or an object',
    ],
    ['a coalescing with a last null', coalesce([not(data), literal(null)]), 'true or false or null'],
    ['a mapping loop', looping('map'), 'a list'],
    ['a loop for some', looping('some'), 'true or false'],
    ['a loop for every', looping('every'), 'true or false'],
    ['a search', looping('find'), kindsInWords(anything)],
  ])('of %s are known', (_, expression, expected) => {
    expect(kindsInWords(kindsOf(expression))).toBe(expected)
  })

  it('are never too few', () => {
    fc.assert(
      fc.property(expressionOver([data], 4), inMemory, (expression, value) => {
        interpret(onData(expression), (node, result) => {
          expect(kindsOf(node) & kindOf(result)).toBe(kindOf(result))
        })(value)
      }),
      { numRuns: 1_000 },
    )
  })
})

it('kinds in words name every kind', () => {
  expect(kindsInWords(anything)).toBe(
    'text or a number or true or false or a list or an object or null or nothing',
  )
  expect(kindsInWords(0)).toBe('')
})
