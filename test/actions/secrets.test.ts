import { describe, expect, it } from 'vitest'
import {
  compileDestination,
  isSecretField,
  SchemaCompiler,
  secretPaths,
  secretValues,
} from '../../src/actions/index.js'
import { changed } from '../acme.js'

const secret = { type: 'string', format: 'password' }
const schema = {
  type: 'object',
  properties: {
    key: secret,
    pin: { type: 'integer', format: 'password' },
    name: { type: 'string' },
    oauth: { type: 'object', properties: { client: { type: 'string' }, secret } },
    keys: { type: 'array', items: secret },
    accounts: {
      type: 'array',
      items: { type: 'object', properties: { id: { type: 'string' }, token: secret } },
    },
    byRegion: {
      type: 'object',
      properties: { note: { type: 'string' } },
      additionalProperties: secret,
    },
  },
  allOf: [{ if: { required: ['old'] }, then: { properties: { old: secret } } }],
}

describe('the secrets of a schema', () => {
  it.each([
    ['a text', { key: 'k' }, ['k']],
    ['a number, as its text', { pin: 1234 }, ['1234']],
    ['one in an object', { oauth: { client: 'c', secret: 's' } }, ['s']],
    ['those in a list', { keys: ['a', 'b', 'a'] }, ['a', 'b']],
    ['those in a list of objects', { accounts: [{ id: 'i', token: 't' }, { id: 'j' }] }, ['t']],
    ['those by any name', { byRegion: { note: 'n', eu: 'e', us: 'u' } }, ['e', 'u']],
    ['one that a condition declares', { old: 'o' }, ['o']],
    ['every text in one that has another form', { key: { a: 'x', b: [7, true, null] } }, ['x', '7']],
    ['none that is empty or missing', { key: '', pin: null }, []],
    ['none in another form of value', 'k', []],
    ['none that is inherited', Object.create({ key: 'k' }), []],
  ])('are %s', (_, value, expected) => {
    expect(secretValues(schema, value)).toEqual(expected)
  })

  it('stand at paths', () => {
    expect(secretPaths({ properties: schema.properties })).toEqual([
      ['key'],
      ['pin'],
      ['oauth', 'secret'],
      ['keys', { except: [] }],
      ['accounts', { except: [] }, 'token'],
      ['byRegion', { except: ['note'] }],
    ])
  })

  it('are known to a compiled destination', () => {
    const definition = changed(['settings', 'properties', 'oauth'], schema.properties.oauth)
    const { destination } = compileDestination(definition, new SchemaCompiler('closures'), {
      evaluation: 'closures',
    })
    expect(destination?.secretValuesOf({ apiKey: 'k', oauth: { client: 'c', secret: 's' } })).toEqual([
      'k',
      's',
    ])
  })
})

describe('a secret field', () => {
  it.each([
    ['a password', secret, true],
    ['an address to send to', { type: 'string', target: { hosts: ['*'] } }, true],
    ['an object with one inside', schema.properties.oauth, true],
    ['a list of them', schema.properties.keys, true],
    ['plain text', { type: 'string', format: 'email' }, false],
    ['an object without one', { type: 'object', properties: { format: { type: 'string' } } }, false],
  ])('is %s', (_, field, expected) => {
    expect(isSecretField(field)).toBe(expected)
  })
})
