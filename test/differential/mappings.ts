import fc from 'fast-check'
import { isObject, type Json, type JsonObject } from '../../src/json/value.js'
import { optionsOfDirectives, scalar } from './directive-options.js'
import { anyPath } from './paths.js'

/** Random mappings over the directives that both sides have. */

const key = fc.oneof(
  {
    weight: 40,
    arbitrary: fc.constantFrom('a', 'b', 'c', 'name', 'a b', 'dot.key', 'length', '_metadata', '0'),
  },
  fc.constant('__proto__'),
)

/** Options of which seldom one is missing. */
const forgetful = (value: fc.Arbitrary<Json>): fc.Arbitrary<Json> =>
  fc
    .tuple(value, fc.nat(200))
    .map(([made, kept]) =>
      isObject(made)
        ? Object.fromEntries(Object.entries(made).filter((_, index) => index !== 200 - kept))
        : made,
    )

const { value: anyValue } = fc.letrec<Record<string, Json>>((tie) => {
  const depth = { maxDepth: 4, depthSize: 'medium', withCrossShrink: true } as const
  const value = tie('value')
  const directive = tie('directive')
  const object = tie('object')
  const list = fc.array(value, { maxLength: 3 })
  const named = (name: string, made: fc.Arbitrary<Json>) =>
    fc.tuple(forgetful(made), beside).map(([inner, extra]): Json => ({ [name]: inner, ...extra }))
  const path = anyPath.map((text): Json => ({ '@path': text }))
  const beside = fc.oneof(
    { weight: 120, arbitrary: fc.constant<JsonObject>({}) },
    fc.constant<JsonObject>({ _metadata: { label: 'Field' } }),
    fc.constantFrom<JsonObject>({ beside: 1 }, { '@path': '$.type' }),
  )

  return {
    value: fc.oneof(
      depth,
      path,
      { weight: 2, arbitrary: scalar },
      { weight: 14, arbitrary: directive },
      { weight: 3, arbitrary: object },
      { weight: 2, arbitrary: list },
    ),
    object: fc
      .array(fc.tuple(key, value), { maxLength: 3 })
      .map((entries): Json => Object.fromEntries(entries)),
    directive: fc.oneof(
      depth,
      ...optionsOfDirectives({ value, directive, object, list }).map(([name, made]) => ({
        weight: name === '@path' ? 60 : 30,
        arbitrary: named(name, made),
      })),
      fc.constantFrom<Json>({ '@nope': 1 }, { '@Path': '$.n' }),
    ),
  }
})

/** A mapping of one to three fields; seldom with a counter before them that has the name of what a field reads. */
export const anyMapping: fc.Arbitrary<JsonObject> = fc
  .tuple(
    fc.array(fc.tuple(fc.constantFrom('id', 'email', 'total', 'items', 'extra'), anyValue ?? scalar), {
      minLength: 1,
      maxLength: 3,
    }),
    fc.nat(100),
  )
  .map(([entries, chance]) => {
    const fields: JsonObject = Object.fromEntries(entries)
    if (chance < 100) return fields
    return { count: { '@liquid': '{% increment n %}' }, ...fields, n: { '@path': '$.n' } }
  })
