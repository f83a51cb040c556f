import fc from 'fast-check'
import type { InputField } from '../../../src/segment/index.js'

/** Random fields of an action, with all that a schema is made from. */

const names = ['id', 'email', 'total', 'tags', 'at', 'address', 'items'] as const

const required = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(true, false, undefined) },
  fc.record({
    match: fc.constantFrom('any', 'all', undefined),
    conditions: fc.array(
      fc.record({
        fieldKey: fc.constantFrom('id', 'email', 'total', 'address.a', 'address.b'),
        operator: fc.constantFrom('is', 'is_not'),
        value: fc.constantFrom('a', 1, true, undefined),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  }),
)

const scalar = fc.record(
  {
    label: fc.constantFrom('Field', 'email address'),
    description: fc.constant('A field.'),
    type: fc.constantFrom('string', 'text', 'number', 'integer', 'datetime', 'boolean', 'password', 'object'),
    required,
    allowNull: fc.boolean(),
    multiple: fc.boolean(),
    additionalProperties: fc.boolean(),
    default: fc.constantFrom('x', { '@path': '$.x' }),
    choices: fc.constantFrom(
      ['a', 'b'],
      [
        { value: 1, label: 'One' },
        { value: 'a', label: 'A' },
      ],
    ),
    format: fc.constantFrom(
      'date',
      'time',
      'date-time',
      'uri',
      'email',
      'hostname',
      'ipv4',
      'ipv6',
      'regex',
      'uuid',
    ),
    minimum: fc.constantFrom(0, 1, 3),
    maximum: fc.constantFrom(0, 2, 5),
  },
  { requiredKeys: ['label', 'description', 'type'] },
)

const withProperties = fc
  .tuple(scalar, fc.dictionary(fc.constantFrom('a', 'b', 'id'), scalar, { maxKeys: 3 }))
  .map(([field, properties]) => ({ ...field, type: 'object', properties }))

/** As a definition would be written by hand, so that nothing in it is checked by types. */
export const anyFields: fc.Arbitrary<Record<string, InputField>> = fc
  .dictionary(fc.constantFrom(...names), fc.oneof({ weight: 3, arbitrary: scalar }, withProperties), {
    maxKeys: 5,
  })
  .map((fields) => JSON.parse(JSON.stringify(fields)))

const word = fc.constantFrom(
  '',
  'a',
  'b',
  'abcdef',
  '5',
  '1.5',
  '-0',
  ' 7 ',
  '1e3',
  'true',
  'null',
  'someone@example.com',
  'not an address',
  '2024-03-09',
  '2024-03-09T10:00:00Z',
  '2024-03-09 10:00:00',
  '2024-03-09T10:00:00.123+02:00',
  '10:00:00',
  '23:59:60Z',
  '2024/3/9',
  '20240309',
  '1710000000',
  '1710000000000',
  '99999999999999',
  'Infinity',
  'March 9, 2024',
  '2024-13-45',
  'https://x.example/?a=b',
  '10.0.0.1',
  '010.001.1.1',
  '1.2.3',
  '::1',
  '[',
  'x.example',
  '123e4567-e89b-12d3-a456-426614174000',
)
const leaf = fc.oneof(word, fc.constantFrom<unknown>(0, 1, 2, 5, 12.5, -1, true, false, null))

const { value } = fc.letrec<Record<string, unknown>>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { weight: 4, arbitrary: leaf },
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'id', 'other'), tie('value'), { maxKeys: 3 }),
  ),
}))

export const anyPayload: fc.Arbitrary<Record<string, unknown>> = fc.dictionary(
  fc.constantFrom(...names, 'undeclared', 'dynamicAuthSettings'),
  value ?? leaf,
  { maxKeys: 6 },
)
