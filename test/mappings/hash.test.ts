import { createHash, createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Json } from '../../src/json/value.js'
import { compileMapping } from '../../src/mappings/index.js'

type Options = { readonly [option: string]: Json }
const value: Json = { '@path': '$' }
const hash = (options: Options, data: unknown) => compileMapping({ '@hash': { value, ...options } })(data)
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

const algorithm = fc.constantFrom('sha256', 'sha1', 'sha512', 'md5')
const encoding = fc.constantFrom('hex', 'base64')
const text = fc.string({ unit: 'grapheme', minLength: 1 })

it('hashes as the platform does', () => {
  fc.assert(
    fc.property(algorithm, encoding, text, text, (algorithm, encoding, data, key) => {
      const options = { algorithm, encoding }
      expect(hash(options, data)).toBe(createHash(algorithm).update(data).digest(encoding))
      expect(compileMapping({ '@hmac': { value, key, ...options } })(data)).toBe(
        createHmac(algorithm, key).update(data).digest(encoding),
      )
    }),
  )
})

describe('normalisation', () => {
  it.each<[Json, string, string]>([
    [['trim', 'lower'], '  Ann@Example.COM\n', 'ann@example.com'],
    [['noSpaces', 'lower'], ' New \tYork ', 'newyork'],
    [['upper'], 'straße', 'STRASSE'],
    [['digits'], '+47 (0) 123-45', '47012345'],
    [['letters', 'lower'], "O'Brien-Åse 3", 'obrienåse'],
    [['alphanumeric'], 'N-1 2ü_漢', 'N12ü漢'],
  ])('%j of "%s" is "%s"', (normalize, data, normal) => {
    expect(hash({ normalize }, data)).toBe(sha256(normal))
  })

  it.each<[unknown, unknown]>([
    ['', undefined],
    [' ', undefined],
    [undefined, undefined],
    [{}, undefined],
    [['a'], undefined],
    [null, null],
    [0, sha256('0')],
    [false, sha256('false')],
  ])('%j gives %j', (data, expected) => {
    expect(hash({ normalize: ['trim'] }, data)).toBe(expected)
  })
})

describe('what is hashed already', () => {
  const known = sha256('x')
  const inBase64 = createHash('md5').update('x').digest('base64')

  it.each<[Options, string, string]>([
    [{}, known, known],
    [{}, known.toUpperCase(), known.toUpperCase()],
    [{ normalize: ['trim', 'lower'] }, ` ${known.toUpperCase()} `, known],
    [{ normalize: ['digits'] }, known, known],
    [{ algorithm: 'md5', encoding: 'base64' }, inBase64, inBase64],
  ])('with %j "%s" passes', (options, data, expected) => {
    expect(hash({ skipIfHashed: true, ...options }, data)).toBe(expected)
  })

  it.each<[Options, string]>([
    [{}, known.slice(1)],
    [{}, `${known.slice(1)}g`],
    [{ algorithm: 'sha512' }, known],
    [{ encoding: 'base64' }, known],
    [{ algorithm: 'md5', encoding: 'base64' }, '507f1f77bcf86cd799439011'],
    [{ algorithm: 'md5', encoding: 'base64' }, inBase64.replace('==', 'A=')],
    [{ algorithm: 'sha1', encoding: 'base64' }, 'A'.repeat(28)],
    [{ algorithm: 'sha1', encoding: 'base64' }, `${'A'.repeat(26)}==`],
    [{ algorithm: 'sha256', encoding: 'base64' }, 'A'.repeat(44)],
    [{ algorithm: 'sha512', encoding: 'base64' }, `${'A'.repeat(87)}=`],
    [{ skipIfHashed: false }, known],
  ])('with %j "%s" is hashed', (options, data) => {
    expect(hash({ skipIfHashed: true, ...options }, data)).not.toBe(data)
  })

  it('is hashed once, however often', () => {
    fc.assert(
      fc.property(algorithm, encoding, text, (algorithm, encoding, data) => {
        const options = { algorithm, encoding, skipIfHashed: true }
        const once = hash(options, data)
        expect(hash(options, once)).toBe(once)
      }),
    )
  })
})

it.each<[unknown]>([[undefined], [null], [''], [{}]])('there is no keyed hash with the key %j', (key) => {
  expect(compileMapping({ '@hmac': { value: 'text', key: { '@path': '$.key' } } })({ key })).toBeUndefined()
})
