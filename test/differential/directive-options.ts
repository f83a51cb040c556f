import fc from 'fast-check'
import type { Json } from '../../src/json/value.js'
import { anyLiquid } from './liquid-templates.js'
import { anyHole, anyPath } from './paths.js'

/** What options are made of: mappings, as deep as there is room for. */
export interface Ingredients {
  readonly value: fc.Arbitrary<Json>
  readonly directive: fc.Arbitrary<Json>
  readonly object: fc.Arbitrary<Json>
  readonly list: fc.Arbitrary<Json>
}

/** Options of each directive that both sides have, mostly right. */
export function optionsOfDirectives({
  value,
  directive,
  object,
  list,
}: Ingredients): readonly (readonly [name: string, options: fc.Arbitrary<Json>])[] {
  /** A value as most options take it: a directive, rarely written out. */
  const computed = fc.oneof(
    { weight: 40, arbitrary: directive },
    { weight: 4, arbitrary: fc.constantFrom('Two Words', 'A.b 1$', 'aAa') },
    scalar,
  )
  /** Objects that have the same keys as others. */
  const overlapping = fc
    .array(
      fc.tuple(
        fc.constantFrom('a', 'b', 'c'),
        fc.oneof(
          anyPath.map((text): Json => ({ '@path': text })),
          scalar,
        ),
      ),
      { minLength: 1, maxLength: 3 },
    )
    .map((entries): Json => Object.fromEntries(entries))
  const merge = options({
    objects: mostly(
      fc.array(
        fc.oneof(
          { weight: 30, arbitrary: directive },
          { weight: 15, arbitrary: object },
          { weight: 20, arbitrary: overlapping },
          scalar,
          list,
        ),
        { minLength: 1, maxLength: 3 },
      ),
      [],
      { '@path': '$.list' },
    ),
    direction: mostly(fc.constantFrom('left', 'right'), 'Left', 'down', { '@template': 'left' }),
  })
  return [
    ['@path', mostly(anyPath, 5, null, { '@template': 'n' }, ['n'])],
    ['@template', mostly(template, 5, { '@path': '$.type' })],
    ['@literal', fc.oneof({ weight: 5, arbitrary: scalar }, { weight: 3, arbitrary: plain }, value)],
    [
      '@if',
      fc.oneof(
        { weight: 40, arbitrary: options({ exists: computed }, { then: value, else: value }) },
        { weight: 40, arbitrary: options({ blank: computed }, { then: value, else: value }) },
        options({ exists: computed, blank: computed, then: value }),
      ),
    ],
    [
      '@case',
      options({
        operator: mostly(fc.constantFrom('lower', 'upper'), 'Upper', 'reverse'),
        value: mostly(computed, ['A'], { a: 'A' }),
      }),
    ],
    [
      '@replace',
      options(
        {
          pattern: mostly(fc.constantFrom('a', ' ', '.', 'A', '1', '$', '['), 'completely different', '', 5),
          value: mostly(computed, ['a'], { a: 'a' }),
        },
        {
          replacement: mostly(fc.constantFrom('', '_', 'x', '-', '$&', '$$'), 'twelve chars', null, 5),
          pattern2: mostly(fc.constantFrom('b', '_', 'e'), ''),
          replacement2: mostly(fc.constantFrom('', '-', '$1'), null),
          ignorecase: mostly(fc.boolean(), 'true'),
          global: mostly(fc.boolean(), 'false', null),
        },
      ),
    ],
    [
      '@arrayPath',
      fc.oneof(
        {
          weight: 60,
          arbitrary: fc.tuple(
            fc.oneof<fc.Arbitrary<Json>[]>(anyPath, directive),
            fc.oneof({ weight: 5, arbitrary: object }, directive),
          ),
        },
        { weight: 8, arbitrary: fc.tuple(fc.oneof<fc.Arbitrary<Json>[]>(anyPath, directive)) },
        fc.tuple(anyPath, scalar),
        fc.tuple(anyPath, list),
        fc.tuple(anyPath, object, scalar),
        fc.constant([]),
      ),
    ],
    [
      '@flatten',
      options(
        {
          value: fc.oneof(
            { weight: 4, arbitrary: directive },
            { weight: 3, arbitrary: object },
            list,
            scalar,
          ),
          separator: fc.oneof(
            { weight: 25, arbitrary: fc.constantFrom('.', '_', '/') },
            fc.constantFrom<Json>('', { '@template': '-' }, { '@literal': '_' }, { '@path': '$.type' }, 5),
          ),
        },
        { omitArrays: mostly(fc.boolean(), 'yes', null) },
      ),
    ],
    [
      '@json',
      options({
        mode: mostly(fc.constantFrom('encode', 'decode'), 'Encode', 'parse'),
        value: fc.oneof(
          { weight: 4, arbitrary: value },
          { weight: 2, arbitrary: merge.map((inner): Json => ({ '@merge': inner })) },
          scalar,
        ),
      }),
    ],
    ['@merge', merge],
    [
      '@transform',
      options({
        apply: mostly(fc.oneof({ weight: 5, arbitrary: object }, directive), ['a'], 'text'),
        mapping: mostly(fc.oneof(directive, object), 'text', ['a']),
      }),
    ],
    ['@excludeWhenNull', value],
    ['@liquid', mostly(anyLiquid, 5, { '@path': '$.type' })],
  ]
}

/** Mostly what an author means, sometimes what a mistake or an old version leaves behind. */
const mostly = (right: fc.Arbitrary<Json>, ...odd: readonly Json[]): fc.Arbitrary<Json> =>
  fc.oneof({ weight: 70, arbitrary: right }, fc.constantFrom(...odd))

export const scalar = fc.constantFrom<Json>(
  'text',
  'Two Words',
  '',
  0,
  1,
  12.5,
  true,
  false,
  null,
  '{{userId}}',
  '{"a":1}',
)

const plain = fc.constantFrom<Json>(
  [],
  {},
  [null],
  ['a', 0],
  { a: null },
  { a: { b: '' }, c: [1, { d: false }] },
)

/** Options by name; those that are not needed are there or not, and seldom one that there is not. */
const options = (
  needed: { readonly [name: string]: fc.Arbitrary<Json> },
  others: { readonly [name: string]: fc.Arbitrary<Json> } = {},
): fc.Arbitrary<Json> =>
  fc
    .tuple(
      fc.record(needed, { noNullPrototype: true }),
      fc.record(others, { requiredKeys: [], noNullPrototype: true }),
      fc.oneof(
        { weight: 200, arbitrary: fc.constant({}) },
        fc.constant({ unknown: 1 }),
        fc.constant({ Value: 'x' }),
      ),
    )
    .map((parts): Json => Object.assign({}, ...parts))

const template = fc
  .array(fc.oneof(anyHole, fc.constantFrom(' ', 'id-', ' and ', '}', '{')), { minLength: 1, maxLength: 4 })
  .map((parts): Json => parts.join(''))
