import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { encodeRequest } from '../../../src/actions/index.js'
import * as fingerprints from '../../../src/json/fingerprint.js'
import { builder, built, requestIn } from './built.js'

const data = { '@path': '$.payload.data' }
const fromData = builder({ multipart: data })

describe('a form in parts', () => {
  it.each([
    [
      'a part for each field of an object',
      { a: 'x', b: 2 },
      [
        { name: 'a', value: 'x' },
        { name: 'b', value: '2' },
      ],
    ],
    ['nothing for null and an empty list', { a: null, b: [], c: 'x' }, [{ name: 'c', value: 'x' }]],
    ['JSON text for an object', { a: { b: 1 } }, [{ name: 'a', value: '{"b":1}' }]],
    [
      'a part for each element of a list',
      { a: [1, 2] },
      [
        { name: 'a', value: '1' },
        { name: 'a', value: '2' },
      ],
    ],
    [
      'files',
      [{ name: 'f', value: 'a,b', filename: 'x.csv', contentType: 'text/csv' }],
      [{ name: 'f', value: 'a,b', filename: 'x.csv', contentType: 'text/csv' }],
    ],
    [
      'only what a part has',
      [null, { name: 'a', value: 'x', filename: null, contentType: null }, { name: 'b', value: null }],
      [{ name: 'a', value: 'x' }],
    ],
  ])('holds %s', (_, given, expected) => {
    expect(built({ multipart: data }, given).multipart).toStrictEqual(expected)
  })

  it.each([undefined, null, {}, [], { a: null }])('is no body where there is no part: %j', (given) => {
    expect(fromData(given)).toMatchObject({ headers: {} })
    expect(fromData(given)).not.toHaveProperty('multipart')
  })

  it.each([
    ['no object and no list', 'text', 'INVALID_BODY'],
    ['a part that is no object', ['x'], 'INVALID_BODY'],
    ['a part without a name', [{ value: 'x' }], 'INVALID_BODY'],
    ['a field with an empty name', { '': 'x' }, 'INVALID_BODY'],
    ['a part with an unknown key', [{ name: 'a', value: 'x', type: 'text/csv' }], 'INVALID_BODY'],
    ['a type with a line break', [{ name: 'a', value: 'x', contentType: 'a\r\nb: c' }], 'INVALID_HEADER'],
  ])('is refused with %s', (_, given, code) => {
    expect(fromData(given)).toBe(code)
  })
})

describe('an encoded form in parts', () => {
  afterEach(() => void vi.restoreAllMocks())

  it('is written as RFC 7578 says, and the header names its boundary', () => {
    const parts = [
      { name: 'a', value: 'x\ny' },
      { name: 'f', value: '1', filename: 'f.bin' },
    ]
    const { headers, body } = encodeRequest(built({ multipart: parts }))
    const boundary = /^multipart\/form-data; boundary=(waybill-[0-9a-f]{32})$/.exec(
      headers['content-type'] ?? '',
    )?.[1]
    expect(body?.split(`--${boundary}`)).toEqual([
      '',
      '\r\nContent-Disposition: form-data; name="a"\r\n\r\nx\ny\r\n',
      '\r\nContent-Disposition: form-data; name="f"; filename="f.bin"\r\nContent-Type: application/octet-stream\r\n\r\n1\r\n',
      '--\r\n',
    ])
  })

  it('escapes quotes and line breaks in names and file names', () => {
    const { body } = encodeRequest(
      built({ multipart: data }, [{ name: 'a"\nb', value: 'x', filename: '"\r\n%22' }]),
    )
    expect(body).toContain('; name="a%22%0D%0Ab"; filename="%22%0D%0A%22"\r\n')
  })

  it('has the same bytes for the same content, and others for other content', () => {
    const encoded = (value: string) => encodeRequest(built({ multipart: { a: data } }, value))
    expect(encoded('x')).toEqual(encoded('x'))
    expect(encoded('x').headers).not.toEqual(encoded('y').headers)
  })

  it('takes another boundary where the content holds the first one', () => {
    const request = built({ multipart: { a: data } }, `taken ${'0'.repeat(32)}`)
    vi.spyOn(fingerprints, 'fingerprint').mockImplementation((text) =>
      (text === '0'.repeat(32) ? '1' : '0').repeat(32),
    )
    expect(encodeRequest(request).headers['content-type']).toBe(
      `multipart/form-data; boundary=waybill-${'1'.repeat(32)}`,
    )
  })

  it('gives its parts back to a parser', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('\r\n--', '--', '"', '\r', '\n', 'a"b;'),
    )
    const part = fc.record(
      { name: text.filter((name) => name !== ''), value: text, filename: text.filter((name) => name !== '') },
      { requiredKeys: ['name', 'value'] },
    )
    await fc.assert(
      fc.asyncProperty(fc.array(part, { minLength: 1, maxLength: 4 }), async (parts) => {
        const { headers, body } = encodeRequest(requestIn(fromData(parts)))
        const entries = [...(await new Response(body, { headers }).formData())]
        const found = entries.map(async ([name, value]) =>
          typeof value === 'string'
            ? { name, value }
            : { name, value: await value.text(), filename: value.name },
        )
        expect(await Promise.all(found)).toEqual(
          parts.map((given) => ({ ...given, name: given.name.replace(/\r\n?|\n/g, '\r\n') })),
        )
      }),
      { numRuns: 60 },
    )
  })
})
