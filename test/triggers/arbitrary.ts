import fc from 'fast-check'
import {
  type FqlAst,
  type FqlNode,
  type FqlOperator,
  type FqlPath,
  fqlFunctions,
} from '../../src/triggers/index.js'

const range = { start: 0, end: 0 }

const scalar = fc.oneof(
  fc.constantFrom('a', 'b', '', 'Ab', '👍', '～', 'a"b\\', "it's", '*', '[', '2023-04-21'),
  fc.constantFrom(0, 1, -1, 2.5, 1e21, 1e-7, -0),
  fc.constantFrom(true, false, null),
)

const names = fc.constantFrom(
  'type',
  'a',
  'b',
  'list',
  'maps',
  '0',
  '1',
  'length',
  'in',
  'all',
  '2fa',
  'a b',
  'ö',
  '$',
  '@x',
  'x.y',
  '__proto__',
  'é👍',
)

/** Any event that queries of `query` can say something about. */
export const event = fc.record(
  {
    type: fc.constantFrom('track', 'page'),
    a: scalar,
    b: fc.oneof(scalar, fc.array(scalar, { maxLength: 3 })),
    list: fc.array(fc.oneof(scalar, fc.array(scalar, { maxLength: 2 })), { maxLength: 3 }),
    maps: fc.array(
      fc.record({ a: scalar, b: scalar, list: fc.array(scalar, { maxLength: 2 }) }, { requiredKeys: [] }),
      {
        maxLength: 3,
      },
    ),
    in: scalar,
    '2fa': scalar,
    'x.y': scalar,
  },
  { requiredKeys: ['type'] },
)

const literal = scalar.map((value): FqlNode => ({ kind: 'literal', value, range }))

function path(inElement: boolean): fc.Arbitrary<FqlNode> {
  const field = names.map((name) => ({ kind: 'field', name }) as const)
  const segment = fc.oneof(
    { arbitrary: field, weight: 6 },
    { arbitrary: fc.constant({ kind: 'some' } as const), weight: 1 },
  )
  const likely = fc
    .constantFrom(['type'], ['a'], ['b'], ['list', '$'], ['maps', '$', 'a'], ['maps', '$', 'list', '$'])
    .map(
      (names): FqlPath => ({
        kind: 'path',
        element: null,
        segments: names.map((name) => (name === '$' ? { kind: 'some' } : { kind: 'field', name })),
        range,
      }),
    )
  const fromRoot = fc
    .tuple(field, fc.array(segment, { maxLength: 3 }))
    .map(([first, rest]): FqlPath => ({ kind: 'path', element: null, segments: [first, ...rest], range }))
  const fromElement = fc
    .array(segment, { maxLength: 2 })
    .map((segments): FqlPath => ({ kind: 'path', element: '', segments, range }))
  return inElement ? fc.oneof(likely, fromRoot, fromElement) : fc.oneof(likely, fromRoot)
}

const operators = fc.constantFrom<FqlOperator>('=', '!=', '<', '<=', '>', '>=', 'in')

/** Any tree of the grammar, right or wrong by its types. */
function node(depth: number, inElement: boolean): fc.Arbitrary<FqlNode> {
  const leaf = fc.oneof(literal, path(inElement))
  if (depth === 0) return leaf
  const inner = node(depth - 1, inElement)
  const several = fc.array(inner, { minLength: 2, maxLength: 3 })
  return fc.oneof(
    { arbitrary: leaf, weight: 2 },
    { arbitrary: several.map((operands): FqlNode => ({ kind: 'and', operands, range })), weight: 1 },
    { arbitrary: several.map((operands): FqlNode => ({ kind: 'or', operands, range })), weight: 1 },
    { arbitrary: inner.map((operand): FqlNode => ({ kind: 'not', operand, range })), weight: 1 },
    {
      arbitrary: fc.array(inner, { maxLength: 3 }).map((items): FqlNode => ({ kind: 'list', items, range })),
      weight: 1,
    },
    {
      arbitrary: fc
        .tuple(operators, inner, inner)
        .map(([operator, left, right]): FqlNode => ({ kind: 'comparison', operator, left, right, range })),
      weight: 4,
    },
    { arbitrary: call(depth, inElement), weight: 2 },
  )
}

function call(depth: number, inElement: boolean): fc.Arbitrary<FqlNode> {
  return fc
    .constantFrom(...fqlFunctions)
    .chain(({ name, signature: { parameters } }) =>
      fc
        .tuple(...parameters.map(({ perElement }) => node(depth - 1, inElement || perElement === true)))
        .map((args): FqlNode => ({ kind: 'call', name, nameRange: range, args, range })),
    )
}

export const query: fc.Arbitrary<FqlAst> = fc.oneof(
  { arbitrary: node(3, false), weight: 50 },
  { arbitrary: fc.constant<FqlAst>({ kind: 'all', range }), weight: 1 },
)
