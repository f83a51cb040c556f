import fc from 'fast-check'
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
  objectOf,
  or,
  type Variable,
  variable,
} from '../../src/expressions/expression.js'
import type { Json } from '../../src/json/value.js'
import { argumentsOf, isText, joined, size, withOptions } from './natives.js'

/** Few names, so that expressions meet what the data has; some that prototypes have, some that lists have. */
const key = fc.constantFrom(
  'a',
  'b',
  'list',
  'odd key',
  'name',
  'length',
  '0',
  '1',
  '__proto__',
  'constructor',
)

const text = fc.oneof(fc.constantFrom('', '0', '1', `\${a}`, '"', '\u2028'), fc.string({ maxLength: 3 }))
const scalar = fc.oneof(
  fc.boolean(),
  fc.constant(null),
  fc.integer({ min: -2, max: 2 }),
  fc.double({ noNaN: true }),
  text,
)

/** An object with these entries; a name that comes twice has its last value. */
const objectFrom = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Record<string, Value>> =>
  fc.array(fc.tuple(key, value), { maxLength: 5 }).map((entries) => Object.fromEntries(entries))

/** JSON of bounded size. */
export const json: fc.Arbitrary<Json> = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    scalar,
    fc.array(tie('json'), { maxLength: 4 }),
    objectFrom(tie('json')),
  ),
})).json

/** JSON as a program holds it: with keys and elements that are undefined. */
export const inMemory: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    scalar,
    fc.constant(undefined),
    fc.array(tie('value'), { maxLength: 4 }),
    objectFrom(tie('value')),
  ),
})).value

/** Expressions over the variables in `scope`, at most `depth` deep; the same node can stand in several places. */
export function expressionOver(scope: readonly Variable[], depth: number): fc.Arbitrary<Expression> {
  const leaf: fc.Arbitrary<Expression> = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...scope) },
    { weight: 1, arbitrary: fc.oneof(scalar, fc.constant(undefined)).map(literal) },
  )
  if (depth === 0) return leaf
  const inner = expressionOver(scope, depth - 1)
  const several = fc.array(inner, { maxLength: 3 })
  return fc.oneof(
    leaf,
    { weight: 4, arbitrary: fc.tuple(inner, fc.array(key, { minLength: 1, maxLength: 3 })).map(readBelow) },
    objectFrom(inner).map((entries) => objectOf(Object.entries(entries))),
    several.map(listOf),
    fc.tuple(inner, inner, inner).map(([test, then, otherwise]) => conditional(test, then, otherwise)),
    several.map(and),
    several.map(or),
    inner.map(not),
    several.map(coalesce),
    callOver(inner),
    loopOver(scope, inner, depth),
    { weight: 2, arbitrary: fc.tuple(inner, inner).map(standingTwice) },
  )
}

/** Reads as nodes, also of literals and objects written out, where `read` would leave the node out. */
const readBelow = ([from, keys]: readonly [Expression, readonly string[]]): Expression =>
  keys.reduce<Expression>((node, name) => ({ kind: 'read', from: node, key: name }), from)

const callOver = (inner: fc.Arbitrary<Expression>): fc.Arbitrary<Expression> =>
  fc.oneof(
    inner.map((value) => call(isText, [value])),
    inner.map((value) => call(size, [value])),
    fc.tuple(inner, inner).map((args) => call(joined, args)),
    fc.array(inner, { maxLength: 3 }).map((args) => call(argumentsOf, args)),
    fc.tuple(inner, scalar).map(([value, options]) => call(withOptions, [value], options)),
  )

/** Two loops that share their condition and body, and the names in them. */
function loopOver(scope: readonly Variable[], list: fc.Arbitrary<Expression>, depth: number) {
  const [element, index] = [variable(`element${depth}`), variable(`index${depth}`)]
  const inside = expressionOver([...scope, element, index], depth - 1)
  return fc
    .record({
      mode: fc.constantFrom('map' as const, 'some' as const, 'every' as const, 'find' as const),
      list: fc.oneof(
        list,
        fc.constantFrom(...scope).map((from) => readBelow([from, ['list']])),
      ),
      where: fc.option(inside, { nil: undefined }),
      body: inside,
      other: list,
    })
    .map(({ other, ...parts }) => {
      const first = loop({ ...parts, element, index })
      const second = loop({ ...parts, mode: 'map', list: other, element, index })
      return listOf([first, second])
    })
}

const standingTwice = ([shared, other]: readonly [Expression, Expression]): Expression =>
  listOf([conditional(other, shared, other), readBelow([shared, ['a']]), and([other, shared]), shared])
