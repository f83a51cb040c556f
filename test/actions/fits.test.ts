import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import segment from 'waybill/definitions/segment'
import { type ObjectSchema, SchemaCompiler } from '../../src/actions/index.js'
import { compileCoercion } from '../../src/actions/payload/coercion.js'
import { lowerFits } from '../../src/actions/payload/fits.js'
import { variable } from '../../src/expressions/expression.js'
import { compileMapping } from '../../src/mappings/index.js'
import { runOnAll } from '../expressions/back-ends.js'

const schemas = new SchemaCompiler('compiled')

const fields: ObjectSchema = {
  type: 'object',
  required: ['text'],
  properties: {
    text: { type: 'string', minLength: 2, maxLength: 4 },
    free: { type: 'string' },
    choice: { type: 'string', enum: ['a', ''] },
    when: { type: 'string', format: 'date-time' },
    email: { type: 'string', format: 'email' },
    maybe: { type: ['string', 'null'] },
    number: { type: 'number', minimum: 0, maximum: 9 },
    whole: { type: 'integer' },
    flag: { type: 'boolean' },
    closed: { type: 'object', properties: { a: { type: 'string' } }, required: ['a'] },
    open: { type: 'object', properties: { a: { type: 'number' } }, additionalProperties: true },
    dictionary: { type: 'object', additionalProperties: { type: 'string' } },
    list: { type: 'array', items: { type: 'object', properties: { price: { type: 'number' } } } },
    few: { type: 'array', items: { type: 'string' }, maxItems: 1 },
    any: {},
  },
}

/** Whether the quick test takes a payload; all back ends agree on it. */
function fits(schema: ObjectSchema, payload: unknown): boolean {
  const parameter = variable('payload')
  const body = lowerFits(schema, parameter, schemas)
  return body !== undefined && runOnAll({ parameters: [parameter], body }, payload) === true
}

const value = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom<unknown>(
      '',
      'a',
      'ab',
      'abcde',
      '😀',
      '😀a',
      1,
      9.5,
      -1,
      true,
      null,
      [],
      {},
      ['a'],
      { a: 'b' },
      { a: 1 },
      [{ price: 1 }],
      [null],
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '2025-02-11T14:03:21.513Z',
      '2025-02-30T14:03:21.513Z',
      '2025-02-11',
      'a@example.com',
    ),
  },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
)
const keys = [...Object.keys(fields.properties ?? {}), 'other', '__proto__']
const changes = fc.array(fc.tuple(fc.constantFrom(...keys), value), { maxLength: 3 })

const good = {
  text: 'abcd',
  free: 'x',
  choice: 'a',
  when: '2025-02-11T14:03:21.513Z',
  email: 'a@example.com',
  maybe: null,
  number: 9,
  whole: 3,
  flag: false,
  closed: { a: '' },
  open: { a: 1, b: [null] },
  dictionary: { a: 'b' },
  list: [{ price: 1 }, {}],
  few: ['a'],
  any: { x: 1 },
}

it('takes only payloads that coercion leaves alone and validation finds nothing in', () => {
  const coerce = compileCoercion(fields)
  const check = schemas.compile(fields)
  let taken = 0
  fc.assert(
    fc.property(changes, (replaced) => {
      const whole = { ...good, ...Object.fromEntries(replaced) }
      if (!fits(fields, whole)) return
      taken += 1
      expect(coerce(whole)).toBe(whole)
      expect(check(whole)).toEqual([])
    }),
    { numRuns: 2000 },
  )
  expect(taken).toBeGreaterThan(100)
})

describe('a payload of every kind of field', () => {
  it('is taken', () => {
    expect(fits(fields, good)).toBe(true)
  })

  it.each([
    ['a required field is missing', { text: undefined }],
    ['a text is too short', { text: 'a' }],
    ['a text is too long', { text: 'abcde' }],
    ['a text at the root is empty', { free: '' }],
    ['a choice is none', { choice: 'b' }],
    ['a date is none', { when: '2025-13-11T14:03:21.513Z' }],
    ['a format without a quick form is broken', { email: 'x' }],
    ['a null is not allowed', { free: null }],
    ['a number is out of range', { number: 10 }],
    ['a number is not whole', { whole: 1.5 }],
    ['a flag is text', { flag: 'true' }],
    ['an inner field is missing', { closed: {} }],
    ['an inner key is unknown', { closed: { a: 'x', b: 1 } }],
    ['an element does not fit', { list: [{ price: '1' }] }],
    ['an element has an unknown key', { list: [{ price: 1, x: 1 }] }],
    ['there are too many elements', { few: ['a', 'b'] }],
    ['a key is unknown', { other: 1 }],
  ])('is not where %s', (_, change) => {
    expect(fits(fields, JSON.parse(JSON.stringify({ ...good, ...change })))).toBe(false)
  })
})

describe('a schema without a quick test', () => {
  it.each([
    ['demands a property that it does not declare', { ...fields, required: ['x'] }],
    ['is open', { ...fields, additionalProperties: true }],
    ['is a dictionary', { type: 'object', additionalProperties: { type: 'string' } }],
    ['declares nothing and closes itself', { type: 'object', additionalProperties: false }],
    [
      'refers to another place',
      { type: 'object', properties: { a: { $ref: '#/properties/b' }, b: { type: 'string' } } },
    ],
    ['has a property that may be anything', { type: 'object', properties: JSON.parse('{ "a": true }') }],
    ['names itself', { type: 'object', $id: 'x', properties: { a: { type: 'string' } } }],
  ] as const)('is one that %s', (_, schema) => {
    expect(lowerFits(schema, variable('payload'), schemas)).toBeUndefined()
  })
})

it('leaves schemas with rules over several fields to validation', () => {
  expect(
    lowerFits({ ...fields, dependentRequired: { free: ['choice'] } }, variable('payload'), schemas),
  ).toBeUndefined()
})

it('takes what a default mapping makes of a usual event, so that it is worth its while', () => {
  const { fields, mapping } = segment.actions.sendTrack
  const context = {
    ip: '203.0.113.17',
    page: { url: 'https://shop.example/', title: 'Shop' },
    app: { name: 'Shop' },
  }
  const event = {
    type: 'track',
    messageId: 'm-1',
    userId: 'u-1',
    event: 'Ping',
    properties: { a: 1 },
    context,
  }
  expect(fits(fields, compileMapping(mapping)(event))).toBe(true)
})
