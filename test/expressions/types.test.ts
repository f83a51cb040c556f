import fc from 'fast-check'
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
  nothing,
  or,
  read,
  variable,
} from '../../src/expressions/expression.js'
import { interpret } from '../../src/expressions/interpret.js'
import { absent, anything, boolean, list, nullish, number, string } from '../../src/expressions/kinds.js'
import { defineNative } from '../../src/expressions/native.js'
import {
  anyType,
  listType,
  nothingType,
  nullType,
  numberType,
  objectType,
  scalarType,
  type Type,
  textType,
  typeOfValue,
  union,
  unionOf,
} from '../../src/expressions/types/type.js'
import { TypeScope, typeOf } from '../../src/expressions/types/type-of.js'
import { expressionOver, inMemory, json } from './arbitraries.js'
import { conforms } from './conforms.js'
import { isText, joined } from './natives.js'
import { at, data, onData } from './on-data.js'

const typed = (expression: Expression, type: Type = anyType): Type =>
  typeOf(expression, new Map([[data, type]]))

/** The facts that are known, so that a table stays readable. */
const known = (type: Type) =>
  JSON.parse(JSON.stringify(type, (_, value) => (value instanceof Map ? [...value] : value)))

const product = objectType(
  new Map([
    ['sku', textType],
    ['tags', listType(textType)],
  ]),
)
const event = objectType(
  new Map([
    ['type', union(scalarType('track'), scalarType('page'))],
    ['userId', unionOf([textType, nullType, nothingType])],
    ['products', listType(product, 1)],
  ]),
  anyType,
)

describe('the type of an expression', () => {
  const [element, index] = [variable('element'), variable('index')]
  const over = (list: Expression, body: Expression, where?: Expression) =>
    loop({ mode: 'map', list, element, index, where, body })
  const yes = literal(true)
  const isTrack = call(
    defineNative({ name: 'test/isTrack', returns: boolean, apply: (value) => value === 'track' }),
    [at('type')],
  )

  it.each<[string, Expression, Type]>([
    ['a literal', literal('x'), scalarType('x')],
    ['a field that is known', at('type'), { kinds: string, scalars: ['track', 'page'] }],
    ['a field that may be missing', at('userId'), { kinds: string | nullish | absent }],
    ['a field of text', read(at('type'), 'x'), nothingType],
    ['a field that is not known', at('other'), anyType],
    ['an element that is there', read(at('products'), '0'), product],
    [
      'an element that may be there',
      read(at('products'), '1'),
      { ...product, kinds: product.kinds | absent },
    ],
    ['a field of a list', read(at('products'), 'sku'), nothingType],
    ['a variable that nobody knows', variable('x'), anyType],
    ['a loop', over(at('products'), read(element, 'sku')), listType(textType, 1)],
    ['a loop with a condition', over(at('products'), index, at('a')), listType(numberType)],
    ['a loop over what is no list', over(at('type'), element), listType({ kinds: 0 }, 0, 0)],
    ['a list', listOf([nothing, literal(1)]), listType({ kinds: nullish | number, scalars: [1] }, 2, 2)],
    ['a branch that is always taken', conditional(or([yes]), literal(1), literal(2)), scalarType(1)],
    ['branches', conditional(isTrack, literal(1), nothing), { kinds: number | absent, scalars: [1] }],
    ['a fallback', coalesce([at('userId'), literal('')]), textType],
    [
      'a fallback that is never reached',
      coalesce([at('type'), nothing]),
      { kinds: string, scalars: ['track', 'page'] },
    ],
    ['a conjunction that can not hold', and([isTrack, literal(1)]), scalarType(false)],
    ['a conjunction that always holds', and([yes, not(literal(1))]), scalarType(true)],
    ['a call of which all values are known', isTrack, { kinds: boolean, scalars: [true, false] }],
    ['a call that says only its kinds', call(isText, [data]), { kinds: boolean }],
  ])('of %s', (_, expression, expected) => {
    expect(known(typed(expression, event))).toEqual(known(expected))
  })

  it('holds every value that the expression gives, at every node', () => {
    fc.assert(
      fc.property(
        expressionOver([data], 4),
        fc.array(inMemory, { minLength: 1, maxLength: 3 }),
        (expression, values) => {
          const type = unionOf(values.map(typeOfValue))
          const whole = typed(expression, type)
          for (const value of values) {
            const result = interpret(onData(expression))(value)
            expect(conforms(result, whole), JSON.stringify({ result, type: known(whole) })).toBe(true)
          }
        },
      ),
      { numRuns: 2_000 },
    )
  })

  it('says more than the kinds of what is known', () => {
    const scope = new TypeScope([[data, typeOfValue({ a: 'x', list: [1, 2] })]])
    expect(known(scope.of(call(joined, [at('a'), literal('y')])))).toEqual(known(scalarType('xy')))
  })
})

describe('union', () => {
  it('holds the values of both sides', () => {
    fc.assert(
      fc.property(json, json, (left, right) => {
        const type = union(typeOfValue(left), typeOfValue(right))
        expect(conforms(left, type) && conforms(right, type)).toBe(true)
      }),
    )
  })

  it('no longer tells scalars one by one where there are many', () => {
    const many = unionOf(Array.from({ length: 41 }, (_, value) => scalarType(value)))
    expect(many.scalars).toBeUndefined()
    expect(many.kinds).toBe(number)
  })

  it('keeps what only one side can be', () => {
    expect(known(union(scalarType('a'), listType(textType)))).toEqual(
      known({ kinds: string | list, scalars: ['a'], elements: listType(textType).elements }),
    )
    expect(anyType.kinds).toBe(anything)
  })
})
