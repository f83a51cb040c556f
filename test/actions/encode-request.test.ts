import { createHmac } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { bodyKinds, checkDefinition, encodedSize, encodeRequest } from '../../src/actions/index.js'
import type { RequestTemplate } from '../../src/actions/request-definition.js'
import { builder, built, connect, destinationOf } from './bodies/built.js'

const data = { '@path': '$.payload.data' }
const text = 'a "b", é数𝄞\r\nc'

/** A template of each kind, and what is sent for the text. */
const templates: { readonly [kind: string]: Partial<RequestTemplate> } = {
  json: { json: { a: data } },
  form: { form: { a: data } },
  multipart: { multipart: { a: data } },
  text: { text: data },
  csv: { csv: { rows: [{ a: data }] } },
}
const kinds = bodyKinds.map(({ key }) => key)

it.each(kinds)('encodes %s at once: method, address, headers and text', (kind) => {
  const request = built(templates[kind] ?? {}, text)
  const { method, url, headers, body } = encodeRequest(request)
  expect({ method, url }).toEqual({ method: 'POST', url: 'https://in.example.com/' })
  expect(headers['content-type']?.startsWith(request.headers['content-type'] ?? '-')).toBe(true)
  expect(body).toContain('a')
  expect(encodedSize(request)).toBe(new TextEncoder().encode(body).length)
})

it.each([
  ['json', '{"a":"a \\"b\\", é数𝄞\\r\\nc"}'],
  ['form', 'a=a+%22b%22%2C+%C3%A9%E6%95%B0%F0%9D%84%9E%0D%0Ac'],
  ['text', text],
  ['csv', 'a\r\n"a ""b"", é数𝄞\r\nc"\r\n'],
])('sends %s as it is written there', (kind, expected) => {
  expect(encodeRequest(built(templates[kind] ?? {}, text)).body).toBe(expected)
})

it('gives no body where a request has none', () => {
  const request = built({ json: data })
  expect(encodeRequest(request)).toEqual({
    method: 'POST',
    url: 'https://in.example.com/',
    headers: {},
    body: undefined,
  })
  expect(encodedSize(request)).toBe(0)
})

it('reads requests that were stored as JSON', () => {
  for (const template of Object.values(templates)) {
    const request = built(template, text)
    expect(encodeRequest(JSON.parse(JSON.stringify(request)))).toEqual(encodeRequest(request))
  }
})

describe('a compressed request', () => {
  it.each(kinds)('is a promise of bytes that hold %s', async (kind) => {
    const plain = built({ ...templates[kind], gzip: true }, text)
    const { headers, body } = await encodeRequest({ ...plain, gzip: true })
    const expected = encodeRequest(plain)
    expect(headers).toEqual({ ...expected.headers, 'content-encoding': 'gzip' })
    expect(gunzipSync(body ?? '').toString()).toBe(expected.body)
  })

  it('says so in the outbound request, where there is a body', () => {
    const { evaluate } = connect({ json: data, gzip: true })
    const gzipOf = (properties: object) =>
      evaluate({ type: 'track', event: 'e', properties }).deliveries[0]?.requests[0]
    expect(gzipOf({ data: 1 })).toMatchObject({ json: 1, gzip: true })
    expect(gzipOf({})).not.toHaveProperty('gzip')
  })

  it('is as it would be where there is nothing to compress', async () => {
    const plain = built({ json: data })
    expect(await encodeRequest({ ...plain, gzip: true })).toEqual(encodeRequest(plain))
  })
})

describe('the most bytes of a request', () => {
  it.each(kinds)('are those of the %s that is sent', (kind) => {
    const template = templates[kind] ?? {}
    const bytes = encodedSize(built(template, text))
    expect(builder({ ...template, maxBytes: bytes })(text)).toStrictEqual(built(template, text))
    expect(builder({ ...template, maxBytes: bytes - 1 })(text)).toBe('PAYLOAD_TOO_LARGE')
  })

  it('count before compression, and are told with the failure', () => {
    const event = { type: 'track', event: 'e', properties: { data: 'x'.repeat(1000) } }
    const { deliveries, outcomes } = connect({ text: data, gzip: true, maxBytes: 999 }).evaluate(event)
    expect(deliveries).toEqual([])
    expect(outcomes).toMatchObject([
      {
        status: 'discarded',
        step: 'request',
        kind: 'payload',
        code: 'PAYLOAD_TOO_LARGE',
        reason: expect.stringContaining('the body has 1000 bytes, and a request may have 999'),
      },
    ])
  })

  it('let a request without a body through', () => {
    expect(built({ json: data, maxBytes: 1 })).not.toHaveProperty('json')
  })
})

describe('a signature', () => {
  const secret = 'k"ey'
  const sign = {
    header: 'X-Signature',
    algorithm: 'sha256',
    encoding: 'hex',
    secret: { '@path': '$.settings.key' },
  } as const
  const hmac = (message: string) => createHmac('sha256', secret).update(message).digest('hex')

  it.each(kinds)('covers the bytes of %s that are sent', (kind) => {
    const { headers, body } = encodeRequest(built({ ...templates[kind], sign }, text))
    expect(headers['x-signature']).toBe(hmac(body ?? 'none'))
  })

  it('covers the bytes before compression', async () => {
    const plain = built({ json: data, gzip: true, sign }, text)
    const { headers, body } = await encodeRequest({ ...plain, gzip: true })
    expect(headers['x-signature']).toBe(hmac(gunzipSync(body ?? '').toString()))
  })

  it('may have a text before it', () => {
    const { headers } = built({ text: data, sign: { ...sign, prefix: 'sha256=' } }, 'x')
    expect(headers['x-signature']).toBe(`sha256=${hmac('x')}`)
  })

  it('may cover a text of its own, also without a body', () => {
    const message = { '@template': 'v0:{{payload.data}}' }
    expect(built({ sign: { ...sign, message } }, 'x').headers).toEqual({ 'x-signature': hmac('v0:x') })
    expect(built({ text: 'body', sign: { ...sign, message } }, 'x').headers['x-signature']).toBe(hmac('v0:x'))
  })

  it('is left out where there is nothing to sign', () => {
    expect(built({ json: data, sign: { ...sign, prefix: 'v1=' } }).headers).toEqual({})
    expect(built({ json: 1, sign: { ...sign, message: data } }, null).headers).not.toHaveProperty(
      'x-signature',
    )
  })
})

describe('the idempotency key', () => {
  const keyOf = (template: Partial<RequestTemplate>, value: unknown) => built(template, value).idempotencyKey

  it('is a text that the template may give', () => {
    expect(keyOf({ idempotencyKey: data }, 'order-1')).toBe('order-1')
    expect(keyOf({ idempotencyKey: data }, 17)).toBe('17')
  })

  it.each([undefined, null, ''])('is the usual one where the template gives %j', (value) => {
    expect(keyOf({ idempotencyKey: data }, value)).toBe(keyOf({}, value))
    expect(keyOf({}, value)).toMatch(/^[0-9a-f]{32}$/)
  })
})

it('leaves out of a query what is missing or null, and repeats the name of a list', () => {
  const query = { a: { '@path': '$.payload.data.a' }, b: null, c: { '@path': '$.payload.data.c' } }
  expect(built({ query }, { c: ['x', null, 2] }).url).toBe('https://in.example.com/?c=x&c=2')
  expect(built({ query }).url).toBe('https://in.example.com/')
})

describe('a definition', () => {
  const sign = { header: 'x-s', algorithm: 'sha1', encoding: 'hex', secret: 'k' } as const

  it.each<[string, object, string, string]>([
    ['compresses a body', { gzip: true }, 'definition/request', '/gzip'],
    ['compresses or not', { json: 1, gzip: false }, 'definition/schema', '/gzip'],
    ['limits a body', { maxBytes: 5 }, 'definition/request', '/maxBytes'],
    ['limits bodies to whole bytes', { json: 1, maxBytes: 1.5 }, 'definition/schema', '/maxBytes'],
    ['signs something', { sign }, 'definition/request', '/sign'],
    [
      'signs with a prefix that fits into a header',
      { json: 1, sign: { ...sign, prefix: 'a\n' } },
      'definition/schema',
      '/sign/prefix',
    ],
    ['has one body', { json: 1, form: {} }, 'definition/request', ''],
    ['has an object for a form', { form: 'a=b' }, 'definition/schema', '/form'],
    [
      'has parts with known keys',
      { multipart: [{ name: 'a', value: 'b', type: 'c' }] },
      'definition/schema',
      '/multipart/0/type',
    ],
    ['has parts with names', { multipart: [{ value: 'b' }] }, 'definition/schema', '/multipart/0/name'],
  ])('%s', (_, template, code, place) => {
    const found = checkDefinition(destinationOf(template))
    expect(found.map((problem) => [problem.code, problem.pointer])).toEqual([
      [code, `/actions/send/request${place}`],
    ])
  })

  it('may leave the parts of a form to directives', () => {
    expect(checkDefinition(destinationOf({ multipart: [data, { name: 'a', value: 'b' }] }))).toEqual([])
    expect(checkDefinition(destinationOf({ multipart: data, gzip: true, maxBytes: 5, sign }))).toEqual([])
  })
})
