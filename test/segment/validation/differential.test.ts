import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fieldsToJsonSchema, validateSchema } from '../../../src/segment/index.js'
import { type Attempt, attempt } from '../attempt.js'
import { kit } from '../public-kit.js'
import { anyFields, anyPayload } from './fields.js'

test('fields give the schema that they give in the public kit', () => {
  fc.assert(
    fc.property(anyFields, fc.boolean(), fc.boolean(), (fields, tsType, additionalProperties) => {
      const options = { tsType, additionalProperties }
      const theirs = attempt(() => kit.fieldsToJsonSchema(structuredClone(fields), options))
      const ours = attempt(() => fieldsToJsonSchema(fields, options))
      expect(JSON.parse(JSON.stringify(ours))).toEqual(JSON.parse(JSON.stringify(theirs)))
    }),
    { seed: 1, numRuns: 2_000 },
  )
})

test('payloads are changed, and refused with the words, that the public kit has', () => {
  fc.assert(
    fc.property(anyFields, fc.array(anyPayload, { minLength: 1, maxLength: 4 }), (fields, payloads) => {
      const theirSchema = kit.fieldsToJsonSchema(structuredClone(fields))
      const ourSchema = fieldsToJsonSchema(fields)
      for (const payload of payloads) {
        const options = { exempt: ['dynamicAuthSettings'] }
        const theirs = validated((object) => kit.validateSchema(object, theirSchema, options), payload)
        const ours = validated((object) => validateSchema(object, ourSchema, options), payload)
        expect(ours).toEqual(theirs)
      }
    }),
    { seed: 1, numRuns: 500 },
  )
})

function validated(
  validate: (object: unknown) => boolean,
  payload: object,
): { readonly outcome: Attempt; readonly object: unknown } {
  const object: unknown = structuredClone(payload)
  return { outcome: attempt(() => validate(object)), object }
}
