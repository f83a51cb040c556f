import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fingerprint, fingerprintBytes } from '../../src/json/fingerprint.js'

const utf8 = new TextEncoder()

/** The four words of a digest as the reference implementation lays them out in memory, little-endian. */
function digestBytes(hex: string): Uint8Array {
  const bytes = new Uint8Array(16)
  const view = new DataView(bytes.buffer)
  for (let word = 0; word < 4; word += 1) {
    view.setUint32(word * 4, Number.parseInt(hex.slice(word * 8, word * 8 + 8), 16), true)
  }
  return bytes
}

describe('MurmurHash3_x86_128', () => {
  test('gives the verification value of SMHasher', () => {
    const digests = new Uint8Array(256 * 16)
    for (let length = 0; length < 256; length += 1) {
      const key = Uint8Array.from({ length }, (_, index) => index)
      digests.set(digestBytes(fingerprintBytes(key, 256 - length)), length * 16)
    }
    const [a = 0, b = 0, c = 0, d = 0] = digestBytes(fingerprintBytes(digests))
    expect((a | (b << 8) | (c << 16) | (d << 24)) >>> 0).toBe(0xb3ece62a)
  })

  test.each([
    ['Hello, world!', 123, '61c9129e5a1aacd7a41621629e37c886'],
    ['Hello, world!', 321, 'd5fbdcb3c26c4193045880c5a7170f0f'],
    ['xxxxxxxxxxxxxxxxxxxxxxxxxxxx', 123, '5e40bab278825a164cf929d31fec6047'],
    ['', 123, 'fedc524526f3e79926f3e79926f3e799'],
  ])('hashes %j with seed %d as published', (text, seed, expected) => {
    expect(fingerprintBytes(utf8.encode(text), seed)).toBe(expected)
  })
})

describe('fingerprint', () => {
  test.each([
    ['', '00000000000000000000000000000000'],
    ["I will not buy this tobacconist's, it is scratched.", '9b5b7ba2ef3f7866889adeaf00f3f98e'],
  ])('of %j is as published', (text, expected) => {
    expect(fingerprint(text)).toBe(expected)
  })

  test.each([
    ['ASCII', 'a'.repeat(60)],
    ['a block that is just full', 'a'.repeat(16)],
    ['the longest text that fits the scratch buffer', 'b'.repeat(1024)],
    ['one that does not fit', 'b'.repeat(1025)],
    ['Latin letters with marks', 'Größl Łódź'],
    ['an ASCII beginning and another end', `${'a'.repeat(50)}é`],
    ['emoji', '🍵🍵🍵'],
    ['NUL and DEL', '\u0000\u007f'],
  ])('is the hash of the UTF-8 bytes of %s', (_, text) => {
    expect(fingerprint(text)).toBe(fingerprintBytes(utf8.encode(text)))
  })

  test('is the hash of the UTF-8 bytes of any text, as 32 hex digits', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const name = fingerprint(text)
        expect(name).toMatch(/^[0-9a-f]{32}$/)
        expect(name).toBe(fingerprintBytes(utf8.encode(text)))
      }),
    )
  })

  test('does not depend on the text that was hashed before', () => {
    const before = fingerprint('short')
    fingerprint('x'.repeat(1000))
    expect(fingerprint('short')).toBe(before)
  })

  test('tells an unpaired surrogate from nothing, as U+FFFD', () => {
    expect(fingerprint('\ud800')).toBe(fingerprint('\ufffd'))
  })

  test('differs for texts that differ', () => {
    const names = Array.from({ length: 20_000 }, (_, index) => fingerprint(`connection/${index}`))
    expect(new Set(names).size).toBe(20_000)
  })
})
