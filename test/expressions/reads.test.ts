import { expect, it } from 'vitest'
import {
  call,
  coalesce,
  conditional,
  type Expression,
  listOf,
  literal,
  loop,
  objectOf,
  read,
  variable,
} from '../../src/expressions/expression.js'
import { readsOf } from '../../src/expressions/reads.js'
import { argumentsOf } from './natives.js'
import { at, data } from './on-data.js'

const [element, index] = [variable('element'), variable('index')]
const looped = loop({
  mode: 'map',
  list: at('list'),
  element,
  index,
  where: read(element, 'ok'),
  body: listOf([index, read(read(element, 'a'), 'b'), at('currency')]),
})

it.each<[string, Expression, string[]]>([
  ['a literal', literal(1), []],
  ['a variable', data, ['data']],
  ['a path', at('a', 'b'), ['data.a.b']],
  ['a path that is longer than another', listOf([at('a'), at('a', 'b')]), ['data.a', 'data.a.b']],
  ['a path that comes twice', listOf([at('a'), at('a')]), ['data.a', 'data.a']],
  [
    'fields',
    objectOf([
      ['x', at('x')],
      ['y', literal(1)],
      ['z', at('z')],
    ]),
    ['data.x', 'data.z'],
  ],
  ['both branches', conditional(at('t'), at('a'), at('b')), ['data.t', 'data.a', 'data.b']],
  ['all that may be needed', coalesce([at('a'), at('b')]), ['data.a', 'data.b']],
  ['arguments', call(argumentsOf, [at('a'), literal(1), at('b')]), ['data.a', 'data.b']],
  ['what stands below a call', read(call(argumentsOf, [at('a')]), '0'), ['data.a']],
  ['a loop', looped, ['data.list', 'element.ok', 'index', 'element.a.b', 'data.currency']],
])('the reads of %s are known, in order', (_, expression, expected) => {
  expect(readsOf(expression).map(({ from, keys }) => [from.name, ...keys].join('.'))).toEqual(expected)
})

it('a read tells its variable by identity', () => {
  const other = variable('data')
  expect(readsOf(listOf([at('a'), read(other, 'a')])).map(({ from }) => from === data)).toEqual([true, false])
})
