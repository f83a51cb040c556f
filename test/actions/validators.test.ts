import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SchemaCompiler } from '../../src/actions/index.js'
import { interpretSchema } from '../../src/actions/payload/interpreter/interpret-schema.js'
import { deepFreeze } from '../deep-freeze.js'

/** Ajv as it comes: what JSON Schema means, said by somebody else. */
function plainAjv() {
  const ajv = new Ajv2020({ strict: false, ownProperties: true, allErrors: true })
  addFormats.default(ajv)
  return ajv
}
const ajv = plainAjv()

const name = fc.constantFrom('a', 'b', 'c')
const scalar = fc.constantFrom<unknown>('', 'a', 'ab', '😀', 'a@b.ch', '2025-02-11', 0, 1, 1.5, 6, true, null)

const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(name, tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
}))

const optional = (keywords: { readonly [keyword: string]: fc.Arbitrary<unknown> }) =>
  fc.record(keywords, { requiredKeys: [] })
const names = fc.uniqueArray(name, { maxLength: 2 })

/** Conditions as people write them: over one with a part that nothing can meet the code that Ajv generates can fail. */
const condition = fc.constantFrom(
  { type: 'string' },
  { minLength: 2 },
  { required: ['a'] },
  { required: ['a'], properties: { a: { enum: ['a', 1, null] } } },
  { minItems: 1, not: { const: ['a'] } },
)

const { schema } = fc.letrec<{ schema: object; inner: unknown }>((tie) => {
  const inner = tie('inner')
  const several = fc.array(inner, { minLength: 1, maxLength: 2 })
  return {
    inner: fc.oneof({ depthSize: 'small' }, fc.boolean(), tie('schema')),
    schema: fc.oneof(
      { depthSize: 'small' },
      optional({
        type: fc.constantFrom('string', 'number', 'integer', 'boolean', 'object', 'array', [
          'string',
          'null',
        ]),
        minLength: fc.constantFrom(1, 2),
        maxLength: fc.constantFrom(0, 1),
        format: fc.constantFrom('email', 'date', 'uri', 'password'),
        pattern: fc.constantFrom('^a', 'b$', '^[a-z]*$'),
      }),
      optional({
        enum: fc.array(scalar, { minLength: 1, maxLength: 3 }),
        minimum: fc.constantFrom(1, 2),
        exclusiveMaximum: fc.constantFrom(1, 6),
        multipleOf: fc.constantFrom(1, 2, 1.5),
      }),
      optional({
        properties: fc.dictionary(name, inner, { maxKeys: 2 }),
        required: names,
        additionalProperties: inner,
        dependentRequired: fc.dictionary(name, names, { maxKeys: 1 }),
        dependentSchemas: fc.dictionary(name, inner, { maxKeys: 1 }),
        patternProperties: fc.dictionary(fc.constantFrom('^a', '[bc]'), inner, { maxKeys: 1 }),
        propertyNames: fc.constantFrom({ pattern: '^[ab]$' }, { maxLength: 1 }),
        minProperties: fc.constant(1),
        maxProperties: fc.constant(1),
      }),
      optional({
        items: inner,
        prefixItems: several,
        minItems: fc.constant(1),
        maxItems: fc.constant(2),
        uniqueItems: fc.boolean(),
      }),
      optional({
        properties: fc.dictionary(name, inner, { maxKeys: 1 }),
        allOf: several,
        anyOf: several,
        oneOf: several,
        not: inner,
      }),
      fc.record({ if: condition, then: inner, else: inner }),
      fc.record({ const: tie('inner') }),
    ),
  }
})

describe('the interpreting validator', () => {
  it('takes and refuses what Ajv does, and changes neither schema nor value', () => {
    let taken = 0
    let refused = 0
    fc.assert(
      fc.property(schema, fc.array(value, { minLength: 4, maxLength: 8 }), (rule, values) => {
        const validate = ajv.compile(structuredClone(rule))
        const interpreted = interpretSchema(deepFreeze(rule))
        for (const one of values) {
          const fits = interpreted(deepFreeze(one)).length === 0
          expect([fits, one]).toEqual([validate(one), one])
          if (fits) taken += 1
          else refused += 1
        }
      }),
      { numRuns: 600 },
    )
    expect(Math.min(taken, refused)).toBeGreaterThan(300)
  })

  it.each([
    [
      'a place',
      { $defs: { t: { type: 'string' } }, type: 'object', properties: { a: { $ref: '#/$defs/t' } } },
      { a: 1 },
    ],
    [
      'an anchor',
      { $defs: { t: { $anchor: 't', type: 'string' } }, type: 'object', properties: { a: { $ref: '#t' } } },
      { a: 1 },
    ],
    [
      'an id',
      {
        $defs: { t: { $id: 'https://example.com/t', type: 'string' } },
        type: 'object',
        properties: { a: { $ref: 'https://example.com/t' } },
      },
      { a: 1 },
    ],
    [
      'itself',
      { type: 'object', properties: { a: { $ref: '#' } }, additionalProperties: false },
      { a: { a: { b: 1 } } },
    ],
  ])('follows a reference to %s', (_, rule, wrong) => {
    expect(interpretSchema(rule)(wrong)).not.toEqual([])
    expect(interpretSchema(rule)({})).toEqual([])
    expect(plainAjv().compile(rule)(wrong)).toBe(false)
    expect(new SchemaCompiler('compiled').compile(rule)(wrong)).toEqual(interpretSchema(rule)(wrong))
  })

  // Not drawn above: within an `if` Ajv can err on these, so its word is not asked for.
  it.each([
    [{ contains: { const: 'x' } }, ['a', 'x'], ['a']],
    [{ contains: { const: 'x' }, minContains: 2 }, ['x', 'x'], ['x']],
    [{ contains: { const: 'x' }, minContains: 0, maxContains: 1 }, ['x'], ['x', 'x']],
    [{ if: { anyOf: [{ unevaluatedProperties: false }], not: true }, else: { type: 'string' } }, '', 1],
    [
      {
        allOf: [{ properties: { a: true } }],
        anyOf: [{ required: ['b'], properties: { b: true } }, true],
        unevaluatedProperties: false,
      },
      { a: 1, b: 2 },
      { a: 1, c: 2 },
    ],
  ])('understands %j', (rule, good, wrong) => {
    const typed = { type: ['string', 'number', 'object', 'array'], ...rule }
    for (const evaluation of ['compiled', 'closures'] as const) {
      const check = new SchemaCompiler(evaluation).compile(typed)
      expect(check(good)).toEqual([])
      expect(check(wrong)).not.toEqual([])
    }
  })

  it('counts elements that no keyword has looked at, as JSON Schema does', () => {
    const rule = { prefixItems: [true], contains: { const: 'x' }, unevaluatedItems: false }
    expect(interpretSchema(rule)(['a', 'x'])).toEqual([])
    expect(interpretSchema(rule)(['a', 'x', 'b'])).toEqual([{ pointer: '/2', keyword: 'false', rule: false }])
  })

  it.each([
    [{ type: 'text' }, '"text" is none'],
    [{ typ: 'string' }, 'there is no keyword "typ"'],
    [{ minLength: '1' }, '"minLength" must be a whole number'],
    [{ enum: 'a' }, '"enum" must be a list'],
    [{ required: 'a' }, '"required" must be a list of names'],
    [{ format: 'emial' }, '"emial" is none'],
    [{ properties: { a: { $ref: '#/$defs/x' } } }, '"#/$defs/x" is none'],
    [{ pattern: '(' }, 'pattern "(" is no regular expression'],
    [{ properties: { a: { pattern: '(?=a)b' } } }, 'no regular expression of RE2'],
    [{ anyOf: [] }, '"anyOf" must be a list of schemas'],
    [{ multipleOf: 0 }, '"multipleOf" must be a number above 0'],
    [{ properties: { a: 1 } }, 'a schema is an object, true or false'],
  ])('says what is wrong with the schema %j', (rule, message) => {
    for (const evaluation of ['compiled', 'closures'] as const)
      expect(new SchemaCompiler(evaluation).problemOf(rule)).toContain(message)
  })
})

describe.each(['compiled', 'closures'] as const)('a schema compiled for %s', (evaluation) => {
  const schemas = new SchemaCompiler(evaluation)
  const takes = (rule: object, one: unknown) => schemas.compile(rule)(one).length === 0

  it('counts multiples in decimals', () => {
    const cents = { type: 'number', multipleOf: 0.01 }
    expect([0.07, 1.1, 19.99, 1e21, 4e-3].map((one) => takes(cents, one))).toEqual([
      true,
      true,
      true,
      true,
      false,
    ])
  })

  it('is not held up by a text that makes other engines try without end', () => {
    const nested = { type: 'string', pattern: '^(a+)+$' }
    expect(takes(nested, 'aaaa')).toBe(true)
    expect(takes(nested, `${'a'.repeat(20_000)}!`)).toBe(false)
  })

  it('reads patterns as JavaScript does: white space of all scripts, code points by number', () => {
    const found = (pattern: string, text: string) => takes({ type: 'string', pattern }, text)
    expect(found('^\\S+$', 'a\u00a0b')).toBe(false)
    expect(found('^[^\\s]+$', 'a\u2003b')).toBe(false)
    expect(found('\\s', '\u000b')).toBe(true)
    expect(found('^\\u00e9$', 'é')).toBe(true)
    expect(found('^.$', '😀')).toBe(true)
    expect(found('^\\\\u$', '\\u')).toBe(true)
  })

  it('may have the id of another one', () => {
    const $id = 'https://example.com/payload'
    expect(schemas.problemOf({ $id, type: 'string' })).toBeUndefined()
    expect(schemas.problemOf({ $id, type: 'number' })).toBeUndefined()
    expect(takes({ $id, type: 'boolean' }, true)).toBe(true)
  })

  it('may say in words what to use instead of a field', () => {
    const rule = { type: 'object', properties: { a: { type: 'string', deprecated: 'use b' } } }
    expect(schemas.problemOf(rule)).toBeUndefined()
    expect(takes(rule, { a: 1 })).toBe(false)
  })
})
