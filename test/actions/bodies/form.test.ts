import { parse } from 'node:querystring'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeRequest } from '../../../src/actions/index.js'
import { builder, built, requestIn } from './built.js'

const data = { '@path': '$.payload.data' }
const fromData = builder({ form: data })

describe('a form', () => {
  it.each([
    ['text as it is', { a: 'x' }, { a: 'x' }],
    ['numbers and booleans as text', { a: 1.5, b: false }, { a: '1.5', b: 'false' }],
    ['empty text', { a: '' }, { a: '' }],
    ['nothing for null', { a: null, b: 'x' }, { b: 'x' }],
    ['a list of scalars as a list', { a: ['x', 2, null, true] }, { a: ['x', '2', 'true'] }],
    ['nothing for an empty list', { a: [], b: [null] }, {}],
    ['an object as JSON text', { a: { b: [1, null] } }, { a: '{"b":[1,null]}' }],
    ['a list that holds an object as JSON text', { a: [1, { b: 2 }] }, { a: '[1,{"b":2}]' }],
    ['a list of lists as JSON text', { a: [[1], [2]] }, { a: '[[1],[2]]' }],
    ['a field called __proto__', JSON.parse('{"__proto__":"x"}'), JSON.parse('{"__proto__":"x"}')],
  ])('holds %s', (_, given, expected) => {
    expect(fromData(given)).toMatchObject({ form: expected })
    expect(Object.keys(built({ form: data }, given).form ?? {})).toEqual(Object.keys(expected))
  })

  it('is the same where its fields are written out', () => {
    const given = { a: { b: 1 }, c: [1, 2], d: null, e: 'é' }
    const fields = Object.keys(given).map((name) => [name, { '@path': `$.payload.data.${name}` }])
    const written = built({ form: Object.fromEntries(fields) }, given)
    expect(written.form).toStrictEqual(built({ form: data }, given).form)
  })

  it('says its type', () => {
    expect(built({ form: { a: 'x' } }).headers).toEqual({
      'content-type': 'application/x-www-form-urlencoded',
    })
  })

  it('is no body where it is missing or null', () => {
    expect(fromData(undefined)).not.toHaveProperty('form')
    expect(fromData(null)).toMatchObject({ headers: {} })
  })

  it.each(['text', 5, ['a']])('is refused where it is %j', (given) => {
    expect(fromData(given)).toBe('INVALID_BODY')
  })
})

describe('an encoded form', () => {
  // URL Standard, "application/x-www-form-urlencoded percent-encode set".
  it.each([
    ['a space is a plus', 'a b', 'a=a+b'],
    ['a plus is encoded', 'a+b', 'a=a%2Bb'],
    ['letters of any script are UTF-8', 'é数', 'a=%C3%A9%E6%95%B0'],
    ['a line break stays what it is', 'a\nb', 'a=a%0Ab'],
    ['punctuation', "*-._~!'()", 'a=*-._%7E%21%27%28%29'],
    ['half a character is replaced', '\ud800', 'a=%EF%BF%BD'],
    ['a list repeats its name', ['x', 'y'], 'a=x&a=y'],
  ])('%s', (_, value, expected) => {
    expect(encodeRequest(built({ form: { a: data } }, value)).body).toBe(expected)
  })

  it('gives its fields back to a parser', () => {
    const text = fc.string({ unit: 'grapheme' })
    const fields = fc.dictionary(text, fc.oneof(text, fc.array(text, { minLength: 2, maxLength: 4 })))
    fc.assert(
      fc.property(fields, (given) => {
        const { body } = encodeRequest(requestIn(fromData(given)))
        const parsed = { ...parse(body ?? '', '&', '=', { maxKeys: 0 }) }
        expect(Object.entries(parsed)).toEqual(Object.entries(given))
        expect([...new URLSearchParams(body)]).toEqual(
          Object.entries(given).flatMap(([name, texts]) => [texts].flat().map((value) => [name, value])),
        )
      }),
      { numRuns: 60 },
    )
  })
})
