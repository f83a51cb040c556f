import fc from 'fast-check'
import { expect, it } from 'vitest'
import { findText } from '../../src/json/find-text.js'

const repetitive = (minLength: number, maxLength: number) =>
  fc
    .array(fc.constantFrom('a', 'a', 'a', 'a', 'b', '\u{1f600}'), { minLength, maxLength })
    .map((all) => all.join(''))

it('finds what indexOf finds, in long texts of few characters too', () => {
  fc.assert(
    fc.property(
      repetitive(3_000, 4_000),
      fc.nat(3_000),
      fc.integer({ min: 0, max: 1_500 }),
      (text, start, length) => {
        const inside = text.slice(start, start + length)
        for (const pattern of [inside, `${inside}b`, `b${inside}`, 'a'.repeat(length)])
          expect(findText(text, pattern)).toBe(text.indexOf(pattern))
      },
    ),
  )
})

it('finds no text in a shorter one', () => {
  expect(findText('a'.repeat(3_000), 'a'.repeat(3_001))).toBe(-1)
})
