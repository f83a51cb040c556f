import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { beginningWith } from '../../src/triggers/analysis/prefix.js'
import { from, upTo } from '../../src/triggers/analysis/ranges.js'
import * as values from '../../src/triggers/analysis/values.js'

const texts = [
  '',
  'a',
  'a\ud83d',
  'a👍',
  'ab',
  'b',
  'b\uffff',
  'b\u{10ffff}',
  'c',
  '～',
  '👍',
  '\ud83d',
  '\udc4d',
]
const scalar = fc.oneof(
  fc.constantFrom(...texts),
  fc.integer({ min: -3, max: 3 }),
  fc.constantFrom(true, false, null),
)
const text = fc.constantFrom(...texts)
const number = fc.integer({ min: -3, max: 3 })

/** A set together with a function that says what is in it. */
interface Sample {
  readonly set: values.Values
  readonly has: (value: unknown) => boolean
}

const single = fc.oneof(
  scalar.map((value): Sample => ({ set: values.onlyValue(value), has: (one) => one === value })),
  fc.tuple(number, fc.boolean()).map(
    ([end, inclusive]): Sample => ({
      set: values.onlyNumbers(upTo(end, inclusive)),
      has: (one) => typeof one === 'number' && (one < end || (inclusive && one === end)),
    }),
  ),
  fc.tuple(number, fc.boolean()).map(
    ([start, inclusive]): Sample => ({
      set: values.onlyNumbers(from(start, inclusive)),
      has: (one) => typeof one === 'number' && (one > start || (inclusive && one === start)),
    }),
  ),
  fc
    .array(scalar, { maxLength: 4 })
    .map((list): Sample => ({ set: values.oneOf(list), has: (one) => list.some((value) => value === one) })),
)

const { sample } = fc.letrec<{ sample: Sample }>((again) => ({
  sample: fc.oneof(
    { maxDepth: 4 },
    single,
    again('sample').map(({ set, has }) => ({
      set: values.complement(set),
      has: (one: unknown) => !has(one),
    })),
    fc.tuple(again('sample'), again('sample')).map(([one, other]) => ({
      set: values.intersect(one.set, other.set),
      has: (value: unknown) => one.has(value) && other.has(value),
    })),
    fc.tuple(again('sample'), again('sample')).map(([one, other]) => ({
      set: values.unite(one.set, other.set),
      has: (value: unknown) => one.has(value) || other.has(value),
    })),
  ),
}))

describe('sets of values', () => {
  it('hold what the sets that they were made of say', () => {
    fc.assert(
      fc.property(sample, scalar, ({ set, has }, value) => {
        expect(values.includes(set, value)).toBe(has(value))
        const one = values.singleValues(set)
        if (one !== undefined) expect(one.some((known) => known === value)).toBe(has(value))
      }),
      { numRuns: 3000 },
    )
  })

  it('are empty where nothing is in them', () => {
    fc.assert(
      fc.property(sample, scalar, ({ set }, value) => {
        if (values.isEmpty(set)) expect(values.includes(set, value)).toBe(false)
      }),
    )
  })

  it('hold every text that begins with a prefix', () => {
    fc.assert(
      fc.property(text, fc.oneof(text, fc.string({ unit: 'binary', maxLength: 3 })), (prefix, rest) => {
        expect(values.includes(values.onlyTexts(beginningWith(prefix)), prefix + rest)).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  it('hold no other text for a plain prefix', () => {
    const set = values.onlyTexts(beginningWith('Order'))
    expect(['Ordeq', 'Ordes', 'order', 'Orde', ''].filter((one) => values.includes(set, one))).toEqual([])
  })
})
