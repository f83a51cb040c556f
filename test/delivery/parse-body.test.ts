import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseBody } from '../../src/delivery/transport/parse-body.js'

const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)

it('reads lists and objects, and leaves everything else as it is', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), fc.nat(600), (value, blanks) => {
      const text = JSON.stringify(value)
      const isRead = typeof value === 'object' && value !== null
      // Long enough to be looked at more closely.
      expect(parseBody(' '.repeat(blanks * 2) + text)).toEqual(
        isRead ? JSON.parse(text) : ' '.repeat(blanks * 2) + text,
      )
    }),
  )
  for (const text of ['ok', '', '[1', '{"a"}', '"text"']) expect(parseBody(text)).toBe(text)
})

it.each([
  ['deeper than 500 levels', nested(501), 'text'],
  ['as deep as that', nested(500), 'json'],
  ['wide', `[${'[],'.repeat(2000)}[]]`, 'json'],
  ['with brackets in texts', JSON.stringify(['[{\\"'.repeat(1000)]), 'json'],
  ['very deep', nested(400_000), 'text'],
  ['with texts that never end', `["${'\\"'.repeat(400_000)}`, 'text'],
])('leaves only what nests too deeply as text: %s', (_, text, expected) => {
  const read = parseBody(text)
  expect(typeof read === 'string' ? 'text' : 'json').toBe(expected)
})
