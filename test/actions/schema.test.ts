import { describe, expect, it } from 'vitest'
import { SchemaCompiler } from '../../src/actions/index.js'

const compiled = new SchemaCompiler('compiled')
const interpreted = new SchemaCompiler('closures')

const text = (keywords: object) => ({ type: 'object', properties: { a: { type: 'string', ...keywords } } })

/** Schema and value: both validators must find the same. */
const cases: readonly (readonly [title: string, schema: object, value: unknown])[] = [
  ['a value that fits', text({}), { a: 'x' }],
  ['a wrong type', text({}), { a: 1 }],
  ['a missing property', { type: 'object', required: ['a', 'b'] }, {}],
  ['an unknown property', { type: 'object', properties: {}, additionalProperties: false }, { a: 1 }],
  ['several problems', { ...text({ minLength: 2 }), required: ['a', 'b'] }, { a: 'x' }],
  ['an email without a dot', text({ format: 'email' }), { a: 'a@b' }],
  ['an email', text({ format: 'email' }), { a: 'a@example.com' }],
  ['an address without a scheme', text({ format: 'uri' }), { a: 'example.com/x' }],
  ['a date with a zone', text({ format: 'date-time' }), { a: '2025-02-11T14:03:21+02:00' }],
  ['a zone without a colon', text({ format: 'date-time' }), { a: '2025-02-11T14:03:21+0200' }],
  ['an impossible date', text({ format: 'date' }), { a: '2025-02-30' }],
  ['an address with leading zeros', text({ format: 'ipv4' }), { a: '01.2.3.4' }],
  ['a UUID', text({ format: 'uuid' }), { a: '0e37df36-f698-11e6-8dd4-cb9ced3df976' }],
  ['characters beyond the basic plane', text({ maxLength: 1 }), { a: '😀' }],
  ['a list element', { type: 'array', items: { type: 'string', format: 'email' } }, ['x']],
  ['a dictionary', { type: 'object', additionalProperties: { type: 'string', format: 'email' } }, { k: 'x' }],
  ['a property that another one needs', { type: 'object', dependentRequired: { a: ['b'] } }, { a: 1 }],
  [
    'a condition',
    { type: 'object', if: { type: 'object', required: ['a'] }, then: { type: 'object', required: ['b'] } },
    { a: 1 },
  ],
  ['a key that holds undefined', { type: 'object', required: ['a'] }, { a: undefined }],
  ['an enumeration', { type: 'object', properties: { a: { enum: ['x', null] } } }, { a: 'y' }],
]

describe('generated and interpreting validation', () => {
  it.each(cases)('find the same: %s', (_, schema, value) => {
    expect(interpreted.compile(schema)(value)).toEqual(compiled.compile(schema)(value))
  })

  it('find something in most of these cases', () => {
    const found = cases.filter(([, schema, value]) => compiled.compile(schema)(value).length > 0)
    expect(found.length).toBeGreaterThan(12)
  })

  it('leave the schema as it is', () => {
    const schema = Object.freeze({ type: 'object', properties: Object.freeze({}) })
    expect(interpreted.compile(schema)({})).toEqual([])
  })
})
