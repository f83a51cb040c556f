import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SchemaCompiler } from '../../src/actions/index.js'
import { typeOfSchema } from '../../src/expressions/types/schema-type.js'
import { smallestOf } from '../../src/expressions/types/smallest.js'
import type { Json } from '../../src/json/value.js'
import { json } from './arbitraries.js'
import { conforms } from './conforms.js'

type Schema = { readonly [keyword: string]: Json }

const types = ['string', 'number', 'integer', 'boolean', 'null', 'array', 'object']
const names = fc.constantFrom('a', 'b', 'list', 'name')

const schema: fc.Arbitrary<Schema> = fc.letrec<{ schema: Schema }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<Schema>(
      {},
      { const: 1 },
      { enum: ['a', null, 2, { a: 1 }] },
      { type: 'string', format: 'date-time' },
    ),
    fc.subarray(types, { minLength: 1 }).map((type): Schema => ({ type })),
    fc.record(
      {
        type: fc.constantFrom<Json>('object', ['object', 'null']),
        properties: fc.dictionary(names, tie('schema')),
        required: fc.uniqueArray(names, { maxLength: 2 }),
        additionalProperties: fc.oneof(fc.boolean(), tie('schema')),
      },
      { requiredKeys: ['type'] },
    ),
    fc.record(
      {
        type: fc.constant('array'),
        items: tie('schema'),
        minItems: fc.nat(2),
        maxItems: fc.integer({ min: 2, max: 3 }),
      },
      { requiredKeys: ['type'] },
    ),
    fc.array(tie('schema'), { minLength: 1, maxLength: 3 }).map((anyOf): Schema => ({ anyOf })),
    fc.array(tie('schema'), { minLength: 1, maxLength: 2 }).map((allOf): Schema => ({ allOf })),
  ),
})).schema

describe('the type of a schema', () => {
  it('holds every value that the schema takes', () => {
    let taken = 0
    fc.assert(
      fc.property(schema, json, (schema, value) => {
        // A validator of its own each time: it would keep every schema.
        if (new SchemaCompiler('closures').interpret(schema)(value).length > 0) return
        taken += 1
        expect(conforms(value, typeOfSchema(schema))).toBe(true)
      }),
      { numRuns: 3_000 },
    )
    expect(taken).toBeGreaterThan(500)
  })

  it('gives its smallest value, which conforms', () => {
    fc.assert(
      fc.property(schema, (schema) => {
        // What contradicts itself has no value.
        fc.pre(!/allOf|:false/.test(JSON.stringify(schema)))
        const type = typeOfSchema(schema)
        const value = smallestOf(type)
        fc.pre(value !== undefined)
        expect(conforms(value, type)).toBe(true)
      }),
    )
  })

  it.each<[Schema, unknown]>([
    [
      { type: 'object', required: ['a', 'b'], properties: { a: { enum: ['x'] }, c: {} } },
      { a: 'x', b: null },
    ],
    [{ type: 'array', minItems: 2, items: { type: 'integer' } }, [1, 1]],
    [{ type: 'string', format: 'date-time' }, '2025-01-01T00:00:00Z'],
  ])('%j has the smallest value %j', (schema, value) => {
    expect(smallestOf(typeOfSchema(schema))).toEqual(value)
  })
})
