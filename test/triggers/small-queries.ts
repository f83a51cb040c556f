import fc from 'fast-check'
import type { Json } from '../../src/json/value.js'

/** Queries over two fields and a list, whose conditions often contradict or complete each other. */
const texts = ['', 'a', 'ab', 'abc', 'b', 'Ab', '\ud83d', '👍', '～']
const scalars = [...texts.map((text) => JSON.stringify(text)), '0', '1', '2', '-1.5', 'true', 'false', 'null']
const text = fc.constantFrom(...texts.slice(0, 6).map((one) => JSON.stringify(one)), '"👍"')
const scalar = fc.constantFrom(...scalars)

const conditionsOn = (field: string): fc.Arbitrary<string> =>
  fc.oneof(
    fc
      .tuple(fc.constantFrom('=', '!=', '<', '<=', '>', '>='), scalar)
      .map(([operator, value]) => `${field} ${operator} ${value}`),
    scalar.map((value) => `${value} >= ${field}`),
    fc.array(scalar, { minLength: 1, maxLength: 3 }).map((list) => `${field} in [${list.join(', ')}]`),
    fc
      .constantFrom('startswith', 'endswith', 'contains')
      .chain((name) => text.map((part) => `${name}(${field}, ${part})`)),
    fc
      .constantFrom('"a*"', '"*b"', '"*b*"', '"a?"', '"*"', '"[ab]*c"')
      .map((glob) => `match(${field}, ${glob})`),
    fc.constantFrom(
      `exists(${field})`,
      field,
      `bool(${field})`,
      `number(${field}) > 1`,
      `time(${field}) = null`,
    ),
    text.map((value) => `lowercase(${field}) = ${value}`),
    fc.constantFrom('0', '1', '2').map((count) => `length(${field}) = ${count}`),
    fc.constantFrom('"string"', '"number"', '"list"', '"null"').map((type) => `typeof(${field}) = ${type}`),
  )

const condition = fc.oneof(
  { arbitrary: conditionsOn('a'), weight: 6 },
  { arbitrary: conditionsOn('b'), weight: 2 },
  { arbitrary: conditionsOn('list.$'), weight: 1 },
  { arbitrary: conditionsOn('@').map((inner) => `any(list, ${inner})`), weight: 1 },
  { arbitrary: conditionsOn('a').map((inner) => `any(list, ${inner})`), weight: 1 },
  {
    arbitrary: fc
      .tuple(conditionsOn('@'), conditionsOn('@'))
      .map(([one, other]) => `any(list, ${one} and ${other})`),
    weight: 1,
  },
  { arbitrary: conditionsOn('@').map((inner) => `every(list, ${inner})`), weight: 1 },
  {
    arbitrary: fc.constantFrom('a = b', 'a != b', 'a < b', 'b = a', 'a in b', 'a = list', '(a = 1) = b'),
    weight: 1,
  },
)

const { tree } = fc.letrec<{ tree: string }>((again) => ({
  tree: fc.oneof(
    { maxDepth: 3 },
    condition,
    again('tree').map((inner) => `!(${inner})`),
    fc
      .tuple(fc.constantFrom(' and ', ' or '), fc.array(again('tree'), { minLength: 2, maxLength: 3 }))
      .map(([word, parts]) => parts.map((part) => `(${part})`).join(word)),
  ),
}))

export const smallQuery: fc.Arbitrary<string> = tree

const values: readonly (Json | undefined)[] = [
  undefined,
  null,
  true,
  false,
  ...[...texts, 'abcd', 'AB', 'zz', '2023-01-01'],
  ...[-2, -1.5, 0, 0.5, 1, 1.5, 2, 3],
  ...[[], ['a'], ['abc', 1]],
  { a: 1 },
]

const lists: readonly (Json | undefined)[] = [undefined, [], ['a'], [1, 'ab', null], [['a'], true, 2], 'a']

/** Events that meet and miss the conditions above in every combination of two fields. */
export const smallEvents: readonly { readonly [field: string]: Json | undefined }[] = values.flatMap(
  (a, index) =>
    values.map((b, place) => ({ type: 'track', a, b, list: lists[(index + place) % lists.length] })),
)
