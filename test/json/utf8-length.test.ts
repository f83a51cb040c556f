import fc from 'fast-check'
import { expect, it } from 'vitest'
import { utf8Length } from '../../src/json/utf8-length.js'

const bytesOf = (text: string) => new TextEncoder().encode(text).length

it.each([
  '',
  'a',
  'é',
  '数',
  '𝄞',
  '\ud800',
  '\udc00',
  '\ud800a',
  '\udc00\ud800',
  '\ud800\ud800\udc00',
  '\x7f\x80\u07ff\u0800',
])('counts the bytes of %j', (text) => {
  expect(utf8Length(text)).toBe(bytesOf(text))
})

it('counts as the encoder writes, half characters included', () => {
  const unit = fc.oneof(fc.integer({ min: 0, max: 0xffff }), fc.integer({ min: 0xd700, max: 0xe000 }))
  fc.assert(
    fc.property(fc.array(unit), (units) => {
      const text = String.fromCharCode(...units)
      expect(utf8Length(text)).toBe(bytesOf(text))
    }),
  )
})

it('counts pairs of surrogates wherever they stand in a long text', () => {
  for (let before = 65_500; before < 65_540; before += 1) {
    const text = `${'x'.repeat(before)}𝄞${'é'.repeat(70_000)}\ud800`
    expect(utf8Length(text)).toBe(bytesOf(text))
  }
})

it('counts the same wherever a long text begins', () => {
  for (let before = 505; before < 520; before += 1)
    for (const end of ['', 'é', '𝄞', '\ud800'])
      expect(utf8Length('x'.repeat(before) + end)).toBe(bytesOf('x'.repeat(before) + end))
})
