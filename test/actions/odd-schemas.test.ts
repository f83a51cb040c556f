import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SchemaCompiler } from '../../src/actions/index.js'
import { deepFreeze } from '../deep-freeze.js'

/** Ajv in its strict mode: what is odd in a schema, said by somebody else. */
const ajv = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true, logger: false })
addFormats.default(ajv)

function refusedByAjv(schema: object): string | undefined {
  try {
    ajv.compile(structuredClone(schema))
    return undefined
  } catch (error) {
    return String(error)
  }
}

const name = fc.constantFrom('a', 'b')
const optional = (keywords: { readonly [keyword: string]: fc.Arbitrary<unknown> }) =>
  fc.record(keywords, { requiredKeys: [], noNullPrototype: true })

/** Keywords that fit their type, of which a few have lost it, or have it around them. */
const { schema } = fc.letrec<{ schema: object; inner: unknown }>((tie) => {
  const inner = tie('inner')
  const type = fc.constantFrom(
    'string',
    'number',
    'integer',
    'object',
    'array',
    ['object', 'null'],
    ['array', 'string'],
  )
  const ofType = {
    object: optional({
      properties: fc.dictionary(name, inner, { maxKeys: 2, noNullPrototype: true }),
      required: fc.array(name, { maxLength: 2 }),
      additionalProperties: inner,
      patternProperties: fc.dictionary(fc.constantFrom('^b', '^z'), inner, {
        maxKeys: 1,
        noNullPrototype: true,
      }),
      minProperties: fc.constantFrom(0, 1, -1),
    }),
    array: optional({
      items: fc.oneof(inner, fc.constant(false)),
      prefixItems: fc.array(inner, { minLength: 1, maxLength: 2 }),
      minItems: fc.constantFrom(1, 2),
      maxItems: fc.constantFrom(1, 2),
      contains: inner,
      minContains: fc.constantFrom(0, 1, 2),
      maxContains: fc.constantFrom(1, 2),
      uniqueItems: fc.constantFrom<unknown>(true, false, 'no'),
    }),
    string: optional({
      minLength: fc.constantFrom(1, 1.5),
      pattern: fc.constantFrom('^a', '('),
      format: fc.constantFrom('email', 'emial'),
    }),
    number: optional({ minimum: fc.constantFrom<unknown>(1, '1'), multipleOf: fc.constantFrom(1, 0) }),
    any: optional({
      enum: fc.array(name, { maxLength: 2 }),
      title: fc.constantFrom<unknown>('t', 5),
      examples: fc.constantFrom<unknown>([1], 1),
      readOnly: fc.constantFrom<unknown>(true, 'yes'),
      $defs: fc.dictionary(name, fc.oneof(inner, fc.constant(5)), { maxKeys: 1, noNullPrototype: true }),
    }),
    combined: optional({
      allOf: fc.array(inner, { minLength: 1, maxLength: 2 }),
      not: inner,
      if: inner,
      then: inner,
      else: inner,
    }),
  }
  const typed = (['object', 'array', 'string', 'number'] as const).map((known) =>
    fc.tuple(fc.constant({ type: known }), ofType[known]),
  )
  const loose = fc.tuple(optional({ type }), fc.oneof(...Object.values(ofType)))
  const together = (parts: readonly object[]): object => Object.assign({}, ...parts)
  return {
    inner: fc.oneof({ depthSize: 'small' }, fc.boolean(), tie('schema')),
    schema: fc.oneof(
      { depthSize: 'small' },
      ...typed.map((parts) => ({ weight: 3, arbitrary: parts.map(together) })),
      { weight: 2, arbitrary: loose.map(together) },
      {
        weight: 1,
        arbitrary: fc.tuple(...typed.slice(0, 1), ofType.combined).map((parts) => together(parts.flat())),
      },
    ),
  }
})

describe('what is odd in a schema', () => {
  it('is found without code generation wherever the strict mode of Ajv refuses it', () => {
    const counts = { taken: 0, refused: 0, refusedByUsAlone: 0 }
    fc.assert(
      fc.property(schema, (rule) => {
        const problem = new SchemaCompiler('closures').problemOf(deepFreeze(rule))
        const refused = refusedByAjv(rule)
        if (refused !== undefined) expect([rule, refused, problem]).not.toEqual([rule, refused, undefined])
        if (refused !== undefined) counts.refused += 1
        else if (problem === undefined) counts.taken += 1
        else counts.refusedByUsAlone += 1
      }),
      { numRuns: 600 },
    )
    expect(Math.min(counts.taken, counts.refused)).toBeGreaterThan(60)
    expect(counts.refusedByUsAlone).toBeLessThan(20)
  })

  it.each([
    [{ properties: {} }, '"properties" asks nothing where no "type" says "object"'],
    [{ type: 'object', minLength: 1 }, '"minLength" asks nothing where no "type" says "string"'],
    [{ type: 'integer', allOf: [{ maximum: 1, pattern: 'a' }] }, '"pattern" asks nothing'],
    [{ type: 'string', anyOf: [{ type: 'number' }] }, 'the type "number" can not be'],
    [{ type: 'object', if: { required: ['a'] } }, '"if" asks nothing without a "then" or an "else"'],
    [{ type: 'object', then: { required: ['a'] } }, '"then" and "else" ask nothing without an "if"'],
    [{ type: 'array', minContains: 1 }, '"minContains" and "maxContains" ask nothing without a "contains"'],
    [{ type: 'array', contains: true, minContains: 0 }, '"contains" asks nothing of lists that may lack it'],
    [{ type: 'array', contains: true, minContains: 2, maxContains: 1 }, 'so nothing fits'],
    [{ type: 'array', prefixItems: [true, true] }, '"prefixItems" has 2'],
    [
      { type: 'object', properties: { id_a: {} }, patternProperties: { '^id_': {} } },
      'the property "id_a" is declared, and "^id_" is found in its name too',
    ],
    [
      { type: 'object', properties: { a: { $ref: '#/$defs/b' } }, $defs: { b: { minLength: 1 } } },
      '"minLength" asks nothing',
    ],
    [{ type: 'constructor' }, 'a type, and "constructor" is none'],
    [{ type: [] }, 'a type or a list of types, each of them once'],
    [{ type: 'object', required: ['a', 'a'] }, 'a list of names, each of them once'],
    [{ enum: [] }, '"enum" must be a list that is not empty'],
    [{ title: 5 }, '"title" must be text'],
    [{ $defs: { a: 5 } }, 'a schema is an object, true or false'],
    [{ $id: 'a#b' }, '"$id" must be text without a "#"'],
    [{ $anchor: 'a b' }, '"$anchor" must be a name'],
    [{ $defs: { a: { $id: 'x' }, b: { $id: 'x' } } }, 'two schemas have the $id "x"'],
    [
      { type: 'object', properties: { a: { $anchor: 'x' }, b: { items: { $anchor: 'x' }, type: 'array' } } },
      'two schemas have the $anchor "x"',
    ],
  ])('is told of %j, whatever the back end', (rule, words) => {
    for (const evaluation of ['compiled', 'closures'] as const)
      expect(new SchemaCompiler(evaluation).problemOf(rule)).toContain(words)
  })

  it.each([
    [{ type: 'array', prefixItems: [true], minItems: 1, items: false }],
    [{ type: ['integer', 'null'], minimum: 1 }],
    [{ type: 'object', propertyNames: { pattern: '^a' } }],
    [{ type: 'object', allOf: [{ required: ['a'], properties: { a: { $ref: '#' } } }] }],
    [{ type: 'string', title: undefined, minLength: undefined, deprecated: 'use b' }],
  ])('is nothing in %j', (rule) => {
    expect(new SchemaCompiler('closures').problemOf(rule)).toBeUndefined()
  })
})

it('is held to the interpreting validator where no code can be made of it', () => {
  const names = {
    type: 'object',
    properties: { a: { $id: 'x', type: 'string' }, b: { $id: 'x', type: 'number' } },
  }
  const check = new SchemaCompiler('compiled').compile(names)
  expect(check({ a: 'x', b: 1 })).toEqual([])
  expect(check({ a: 1 })).toEqual(new SchemaCompiler('closures').compile(names)({ a: 1 }))
})
