import { expect, test } from 'vitest'
import { textOf } from '../../src/json/text.js'

test.each([
  ['text', 'a b', 'a b'],
  ['empty text', '', ''],
  ['an integer', 5, '5'],
  ['a fraction', 0.5, '0.5'],
  ['true', true, 'true'],
  ['false', false, 'false'],
  ['a large integer', 10n ** 20n, '100000000000000000000'],
  ['null', null, ''],
  ['nothing', undefined, ''],
  ['a map', { a: [1] }, '{"a":[1]}'],
  ['an empty map', {}, '{}'],
  ['an own __proto__', JSON.parse('{"__proto__":1}'), '{"__proto__":1}'],
  ['an empty list', [], ''],
  ['a list of scalars', ['a', 1, true, null], 'a,1,true,'],
  ['nested lists of scalars', [1, [2, [3]]], '1,2,3'],
  ['a list that holds a map', [1, { a: 2 }], '[1,{"a":2}]'],
  ['a list that holds a map far down', [1, [{ a: 2 }]], '[1,[{"a":2}]]'],
  ['a function, which is not data', () => 1, ''],
])('prints %s', (_, value, expected) => {
  expect(textOf(value)).toBe(expected)
})
