import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ObjectSchema, SchemaCompiler } from '../../src/actions/index.js'
import { mapFields, type Type, typeOfValue, unionOf } from '../../src/expressions/types/type.js'
import { isObject, type Json } from '../../src/json/value.js'
import { checkTypes } from '../../src/mappings/index.js'
import { compilePayload } from '../compile-payload.js'
import { anyData, mappingOfRegistry } from './arbitraries.js'
import { lowered, resultsOf } from './interpreted.js'

type Schema = { readonly [keyword: string]: Json }

const names = fc.constantFrom('a', 'b', 'list', 'value')
const types = ['string', 'number', 'integer', 'boolean', 'null', 'array', 'object']

/** Schemas of fields with the keywords that are looked at, and some that are not. */
const fieldSchema: fc.Arbitrary<Schema> = fc.letrec<{ schema: Schema }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<Schema>(
      {},
      { const: 'a' },
      { enum: ['a', '1', 12.5, null] },
      { type: 'string', minLength: 1, maxLength: 3 },
      { type: 'string', pattern: '^[a-z]$' },
      { type: 'string', format: 'date-time' },
      { type: 'number', minimum: 0, maximum: 1 },
      { type: 'integer', exclusiveMinimum: 0 },
      { type: 'string', enum: ['a', 'true'] },
    ),
    fc.subarray(types, { minLength: 1, maxLength: 2 }).map((type): Schema => ({ type })),
    fc.record(
      {
        type: fc.constantFrom<Json>('object', ['object', 'string']),
        properties: fc.dictionary(names, tie('schema'), { maxKeys: 3 }),
        required: fc.uniqueArray(names, { maxLength: 1 }),
        additionalProperties: fc.oneof(fc.boolean(), tie('schema')),
      },
      { requiredKeys: ['type'] },
    ),
    fc.record(
      { type: fc.constant('array'), items: tie('schema'), minItems: fc.nat(2), maxItems: fc.nat(3) },
      { requiredKeys: ['type'] },
    ),
    fc.array(tie('schema'), { minLength: 1, maxLength: 2 }).map((anyOf): Schema => ({ anyOf })),
    fc.tuple(tie('schema'), tie('schema')).map(([one, other]): Schema => ({ ...one, allOf: [other] })),
  ),
})).schema

const payloadSchema: fc.Arbitrary<ObjectSchema> = fc.record(
  {
    type: fc.constant('object' as const),
    properties: fc.dictionary(names, fieldSchema, { minKeys: 1, maxKeys: 4 }),
    required: fc.uniqueArray(names, { maxLength: 1 }),
  },
  { requiredKeys: ['type', 'properties'] },
)

const mapping: fc.Arbitrary<Json> = fc.oneof(
  { weight: 4, arbitrary: fc.dictionary(names, mappingOfRegistry, { minKeys: 1, maxKeys: 3 }) },
  mappingOfRegistry,
)

/** What is left of a type where no scalar is told by itself. */
const onlyKinds = ({ kinds, shape, elements }: Type): Type => ({
  kinds,
  shape: shape && mapFields(shape, onlyKinds),
  elements: elements && { ...elements, item: onlyKinds(elements.item) },
})

describe('an error about the types of a mapping', () => {
  it('is raised only where no data gives a valid payload, whatever the schema and the mapping', () => {
    let errors = 0
    let valid = 0
    const property = fc.property(
      mapping,
      payloadSchema,
      fc.array(anyData, { minLength: 1, maxLength: 4 }),
      fc.boolean(),
      (mapping, schema, values, isKnown) => {
        const read = lowered(mapping)
        fc.pre(read !== undefined)
        const exact = unionOf(values.map(typeOfValue))
        const data = { type: isKnown ? exact : onlyKinds(exact), samples: [] }
        const found = checkTypes(read.expression, [read.data, read.surroundings], data, schema).filter(
          ({ severity }) => severity === 'error',
        )
        const validator = compilePayload(schema, new SchemaCompiler('closures'), 'closures')
        for (const { result: payload } of resultsOf(read, values)) {
          const isValid = isObject(payload) && validator.accept(payload).problems.length === 0
          if (isValid) expect(found.map(({ message }) => message)).toEqual([])
          if (isValid) valid += 1
        }
        if (found.length > 0) errors += 1
      },
    )
    fc.assert(property, { numRuns: 2_000, maxSkipsPerRun: 1_000 })
    expect(errors).toBeGreaterThan(300)
    expect(valid).toBeGreaterThan(300)
  })
})
