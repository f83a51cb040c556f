import fc from 'fast-check'
import { expect, it } from 'vitest'
import { quoteText } from '../../src/triggers/format-text.js'
import { compareCodePoints } from '../../src/triggers/operators/order.js'
import { all, outcomes } from './back-ends.js'

/** Letters, both halves of pairs, and what stands behind them in UTF-16 and before them by code point. */
const texts = fc
  .array(fc.constantFrom('a', 'z', '\ud83d', '\ude00', '\udfff', '\uf000', '\uffee'), { maxLength: 4 })
  .map((units) => units.join(''))

/** By the first code point that differs, and where none does, the shorter one first. */
function byCodePoint(left: string, right: string): number {
  const [one, other] = [left, right].map((text) => Array.from(text, (character) => character.codePointAt(0)))
  const pairs = Array.from({ length: Math.max(one?.length ?? 0, other?.length ?? 0) }, (_, index) => [
    one?.[index] ?? -1,
    other?.[index] ?? -1,
  ])
  const [first = 0, second = 0] = pairs.find(([a, b]) => a !== b) ?? []
  return Math.sign(first - second)
}

it('orders texts by code point, halves of characters included', () => {
  fc.assert(
    fc.property(texts, texts, (left, right) => {
      expect(Math.sign(compareCodePoints(left, right))).toBe(byCodePoint(left, right))
    }),
    {
      numRuns: 1_000,
      // The same half, of which one text makes a whole character and the other none.
      examples: [
        ['\ud83d\ude00', '\ud83d\uf000'],
        ['\uf000\ud83d\ude00', '\uf000\ud83da'],
      ],
    },
  )
})

it('orders a field and a written text alike, on whichever side it stands', () => {
  fc.assert(
    fc.property(texts, texts, fc.constantFrom('<', '<=', '>', '>='), (field, written, operator) => {
      const order = byCodePoint(field, written)
      const isMet =
        (operator.startsWith('<') ? order < 0 : order > 0) || (operator.endsWith('=') && order === 0)
      const turned = operator.replace(/[<>]/, (sign) => (sign === '<' ? '>' : '<'))
      expect(outcomes(`a ${operator} ${quoteText(written)}`, { a: field })).toEqual(all(isMet))
      expect(outcomes(`${quoteText(written)} ${turned} a`, { a: field })).toEqual(all(isMet))
    }),
  )
})
