import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CoercionChange, compileCoercion } from '../../src/actions/payload/coercion.js'
import { deepFreeze } from '../deep-freeze.js'

const coerce = compileCoercion({
  type: 'object',
  properties: {
    text: { type: 'string' },
    number: { type: 'number' },
    integer: { type: 'integer' },
    flag: { type: 'boolean' },
    maybe: { type: ['string', 'null'] },
    texts: { type: 'array', items: { type: 'string' } },
    items: { type: 'array', items: { type: 'object', properties: { price: { type: 'number' } } } },
    closed: { type: 'object', properties: { a: { type: 'string' } } },
    open: { type: 'object' },
    extended: { type: 'object', properties: { a: { type: 'string' } }, additionalProperties: true },
    dictionary: { type: 'object', additionalProperties: { type: 'string' } },
    any: {},
  },
})

describe('coercion', () => {
  it.each([
    ['a number to text', { text: 5 }, { text: '5' }],
    ['a flag to text', { text: true }, { text: 'true' }],
    ['a list of one to text', { text: ['a'] }, { text: 'a' }],
    ['numeric text to a number', { number: ' 1e3 ' }, { number: 1000 }],
    ['true to one', { number: true }, { number: 1 }],
    ['no other text', { number: '12 px' }, { number: '12 px' }],
    ['no hexadecimal text', { number: '0x10' }, { number: '0x10' }],
    ['whole numbers only where they are', { integer: '7.5' }, { integer: '7.5' }],
    ['one to true', { flag: 1 }, { flag: true }],
    ['"false" to false', { flag: 'false' }, { flag: false }],
    ['not "yes"', { flag: 'yes' }, { flag: 'yes' }],
    ['a single value to a list', { texts: 'a' }, { texts: ['a'] }],
    ['the elements of a list', { texts: [1, null, 'b'] }, { texts: ['1', 'b'] }],
    ['inside objects of a list', { items: [{ price: '9.5', x: 1 }] }, { items: [{ price: 9.5 }] }],
    ['empty text at the root away', { text: '' }, {}],
    ['but not further down', { closed: { a: '' } }, { closed: { a: '' } }],
    ['null away', { text: null, closed: { a: null } }, { closed: {} }],
    [
      'but not where it may be',
      { maybe: null, any: null, open: { a: null } },
      { maybe: null, any: null, open: { a: null } },
    ],
    [
      'keys that hold undefined away',
      { text: undefined, closed: { a: undefined }, other: undefined },
      { closed: {} },
    ],
    ['undeclared properties away', { other: 1, closed: { b: 1 } }, { closed: {} }],
    [
      'but not from open objects',
      { open: { b: 1 }, extended: { a: 1, b: 1 } },
      { open: { b: 1 }, extended: { a: '1', b: 1 } },
    ],
    ['the values of a dictionary', { dictionary: { a: 1, b: null } }, { dictionary: { a: '1' } }],
    ['objects and lists not to text', { text: { a: 1 }, maybe: [1, 2] }, { text: { a: 1 }, maybe: [1, 2] }],
  ])('turns %s', (_, payload, expected) => {
    expect(coerce(deepFreeze(payload))).toStrictEqual(expected)
  })

  it('takes no time over a long text that is nearly a number', () => {
    const number = `${'1'.repeat(300_000)}x`
    expect(coerce({ number })).toEqual({ number })
  })

  it('tells of every change, with the place', () => {
    const changes: CoercionChange[] = []
    coerce(
      deepFreeze({ text: 5, number: '', other: 1, items: [{ price: '2' }], closed: { a: null } }),
      (change) => changes.push(change),
    )
    expect(changes).toEqual([
      { path: ['text'], change: 'converted', from: 5, to: '5' },
      { path: ['number'], change: 'removed-empty', from: '', to: undefined },
      { path: ['other'], change: 'removed-undeclared', from: 1, to: undefined },
      { path: ['items', 0, 'price'], change: 'converted', from: '2', to: 2 },
      { path: ['closed', 'a'], change: 'removed-null', from: null, to: undefined },
    ])
  })

  it('gives back the same object where nothing changes', () => {
    const payload = deepFreeze({ text: 'a', items: [{ price: 1 }], open: { b: [1] } })
    expect(coerce(payload)).toBe(payload)
  })

  it('changes nothing that it has changed before, and never its input', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom('text', 'number', 'flag', 'texts', 'items', 'closed', '__proto__', 'x'),
          fc.jsonValue(),
        ),
        (payload) => {
          const once = coerce(deepFreeze(payload))
          expect(coerce(deepFreeze(once))).toEqual(once)
        },
      ),
    )
  })
})
