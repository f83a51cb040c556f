import { createServer } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createTransport, isPrivateAddress, type TransportOptions } from '../../src/delivery/index.js'
import type { OutboundRequest } from '../../src/index.js'
import { deepFreeze } from '../deep-freeze.js'
import { serve } from './server.js'

const request = (change: Partial<OutboundRequest>): OutboundRequest =>
  deepFreeze({
    id: '0',
    method: 'POST',
    url: 'https://relay.example/in',
    headers: { 'x-key': 'k', authorization: 'Bearer t' },
    json: { a: 'ä' },
    idempotencyKey: 'i',
    ...change,
  })

function transport(options: TransportOptions = {}) {
  const made = createTransport(options)
  onTestFinished(() => made.close())
  return made
}

describe.each(['undici', 'fetch'] as const)('a transport by %s', (way) => {
  const own = way === 'fetch' ? { fetch: globalThis.fetch } : {}

  it('sends the bytes of a request and gives its answer', async () => {
    const { url, got } = await serve((_, response) => {
      response.writeHead(201, { 'X-Two': ['a', 'b'], 'content-type': 'application/json' })
      response.end('{"id":7}')
    })
    const answer = await transport(own).send(request({ url: `${url}/in?a=1`, headers: { 'x-key': 'k' } }))
    expect(answer).toMatchObject({ status: 201, headers: { 'x-two': 'a, b' }, body: { id: 7 } })
    expect(got).toMatchObject([
      { method: 'POST', path: '/in?a=1', headers: { 'x-key': 'k' }, body: '{"a":"ä"}' },
    ])
  })

  it('carries the idempotency key, where it can stand in a header that is free', async () => {
    const { url, got } = await serve((_, response) => response.end())
    const plain = transport(own)
    await plain.send(request({ url }))
    await plain.send(request({ url, idempotencyKey: 'a\nb' }))
    await plain.send(request({ url, headers: { 'idempotency-key': 'mine' } }))
    await transport({ ...own, idempotencyHeader: '' }).send(request({ url }))
    await transport({ ...own, idempotencyHeader: 'X-Once' }).send(request({ url }))
    expect(got.map(({ headers }) => headers['idempotency-key'] ?? headers['x-once'])).toEqual([
      'i',
      undefined,
      'mine',
      undefined,
      'i',
    ])
  })

  it('compresses what is to be compressed', async () => {
    const { url, got } = await serve((_, response) => response.end())
    await transport(own).send(request({ url, gzip: true }))
    expect(got[0]?.headers['content-encoding']).toBe('gzip')
  })

  it('cuts an answer that is too long, and says so', async () => {
    const { url } = await serve((_, response) => {
      response.on('error', () => {})
      const more = () => response.write('é'.repeat(50_000)) && setImmediate(more)
      response.on('drain', more)
      more()
    })
    const answer = await transport({ ...own, maxResponseBytes: 11 }).send(request({ url }))
    expect(answer).toMatchObject({ status: 200, body: 'ééééé', truncated: true })
  })

  it('refuses a body that is too large', async () => {
    const { url, got } = await serve((_, response) => response.end())
    const sending = transport({ ...own, maxRequestBytes: 9 }).send(request({ url }))
    await expect(sending).rejects.toMatchObject({ name: 'RequestRefused', code: 'REQUEST_TOO_LARGE' })
    expect(got).toEqual([])
  })

  it('ends when the time of the request is over, also within a body', async () => {
    const { url } = await serve(({ path }, response) => {
      if (path === '/body') response.write('a')
    })
    const made = transport(own)
    for (const path of ['/head', '/body'])
      expect(await made.send(request({ url: `${url}${path}`, timeoutMs: 50 }))).toEqual({
        error: 'ETIMEDOUT',
      })
  })

  it('ends when it is told to', async () => {
    const { url } = await serve(() => {})
    const controller = new AbortController()
    const sending = transport(own).send(request({ url }), { signal: controller.signal })
    setTimeout(() => controller.abort(), 20)
    expect(await sending).toEqual({ error: 'ABORTED' })
    expect(await transport(own).send(request({ url }), { signal: AbortSignal.abort() })).toEqual({
      error: 'ABORTED',
    })
  })

  it('says by name what went wrong on the way', async () => {
    const broken = createServer((socket) => {
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nabc')
      setTimeout(() => socket.destroy(), 10)
    })
    await new Promise<void>((resolve) => broken.listen(0, '127.0.0.1', resolve))
    const address = broken.address()
    const port = typeof address === 'object' ? address?.port : undefined
    const made = transport(own)
    expect(await made.send(request({ url: `http://127.0.0.1:${port}/` }))).toEqual({
      error: expect.stringMatching(/^(?:UND_ERR_SOCKET|ECONNRESET)$/),
    })
    await new Promise((resolve) => broken.close(resolve))
    expect(await made.send(request({ url: `http://127.0.0.1:${port}/` }))).toEqual({ error: 'ECONNREFUSED' })
  })

  it.each([301, 302, 303])('takes %i for the answer', async (status) => {
    const { url, got } = await serve((_, response) => response.writeHead(status, { location: '/b' }).end())
    expect(await transport(own).send(request({ url }))).toMatchObject({ status })
    expect(got).toHaveLength(1)
  })

  it.each([307, 308])('follows %i to the same host with method, body and credentials', async (status) => {
    const { url, got } = await serve(({ path }, response) =>
      path === '/a' ? response.writeHead(status, { location: '/b?c#d' }).end('x') : response.end('done'),
    )
    expect(await transport(own).send(request({ url: `${url}/a` }))).toMatchObject({
      status: 200,
      body: 'done',
    })
    expect(got[1]).toMatchObject({ method: 'POST', path: '/b?c', headers: { authorization: 'Bearer t' } })
    expect(got[1]?.body).toBe(got[0]?.body)
  })

  it('follows to another host only where that is allowed, and without what says who asks', async () => {
    const there = await serve((_, response) => response.end('done'))
    const here = await serve((_, response) => response.writeHead(307, { location: there.url }).end())
    const asked = request({
      url: here.url,
      headers: { 'x-key': 'k', authorization: 'Bearer t', 'content-type': 'text/x' },
    })
    expect(await transport(own).send(asked)).toMatchObject({ status: 307 })
    expect(there.got).toEqual([])
    const allowed = transport({ ...own, redirects: ({ port }) => port === String(there.port) })
    expect(await allowed.send(asked)).toMatchObject({ status: 200 })
    expect(there.got[0]?.headers).toMatchObject({ 'content-type': 'text/x' })
    expect(there.got[0]?.headers).not.toHaveProperty('authorization')
    expect(there.got[0]?.headers).not.toHaveProperty('x-key')
  })

  it('sends elsewhere what is to go elsewhere, and tells for whom it was', async () => {
    const here = await serve(({ path }, response) =>
      path === '/in?a=1' ? response.writeHead(308, { location: '/b' }).end() : response.end('done'),
    )
    const there = await serve((_, response) => response.end('as it says'))
    const made = transport({
      ...own,
      rewrite: ({ host }) => (host === 'relay.example' ? here.url : undefined),
    })
    const asked = request({ url: 'https://relay.example/in?a=1' })
    expect(await made.send(asked, { untrusted: true })).toMatchObject({ status: 200, body: 'done' })
    expect(
      here.got.map(({ path, headers, body }) => [path, headers.forwarded, headers['x-key'], body]),
    ).toEqual(['/in?a=1', '/b'].map((path) => [path, 'host="relay.example";proto=https', 'k', '{"a":"ä"}']))
    expect(await made.send(request({ url: there.url }))).toMatchObject({ body: 'as it says' })
    expect(there.got[0]?.headers).not.toHaveProperty('forwarded')
  })

  it('follows no loop for ever', async () => {
    const { url, got } = await serve((_, response) => response.writeHead(307, { location: '/' }).end())
    expect(await transport(own).send(request({ url }))).toMatchObject({ status: 307 })
    expect(got).toHaveLength(6)
  })
})

it('sends no more at once than it may', async () => {
  let now = 0
  let most = 0
  const { url } = await serve((_, response) => {
    now += 1
    most = Math.max(most, now)
    setTimeout(() => {
      now -= 1
      response.end()
    }, 5)
  })
  const made = transport({ maxConcurrency: 3 })
  await Promise.all(Array.from({ length: 20 }, () => made.send(request({ url }))))
  expect(most).toBe(3)
})

it.each([
  ['an address', { url: 'nonsense' }],
  ['a scheme', { url: 'file:///etc/passwd' }],
  ['a header', { headers: { 'x-a': 'b\nc' } }],
  ['a header that is not the sender’s', { headers: { 'transfer-encoding': 'x' } }],
])('refuses %s that can not be sent', async (_, change) => {
  const sending = transport().send(request(change))
  await expect(sending).rejects.toMatchObject({ code: 'INVALID_REQUEST' })
})

it.each<TransportOptions>([
  { timeoutMs: Number.NaN },
  { maxConcurrency: 0 },
  { maxRequestBytes: -1 },
  { maxResponseBytes: Number('many') },
])('refuses limits that are none: %o', (options) => {
  expect(() => createTransport(options)).toThrow(`${Object.keys(options)} has to be a number from`)
})

it.each(['127.0.0.1:80', 'http://127.0.0.1/path', 'ftp://a', ''])(
  'refuses to send elsewhere where that is no origin: %j',
  async (rewrite) => {
    expect(() => createTransport({ rewrite })).toThrow(/an origin such as/)
    const sending = transport({ rewrite: () => rewrite }).send(request({}))
    await expect(sending).rejects.toMatchObject({ code: 'INVALID_REQUEST' })
  },
)

it('takes whatever a fetch throws for no answer, and repeats none of its words', async () => {
  const thrown = [new Error('secret'), 'secret', undefined, Object.assign(new Error(), { code: 'se cret' })]
  for (const error of thrown) {
    const made = transport({ fetch: () => Promise.reject(error) })
    expect(await made.send(request({}))).toEqual({ error: 'NETWORK_ERROR' })
  }
  const silent = transport({ fetch: () => new Promise(() => {}) })
  expect(await silent.send(request({ timeoutMs: 10 }))).toEqual({ error: 'ETIMEDOUT' })
})

describe('an untrusted connection', () => {
  const untrusted = { untrusted: true }
  const names =
    (addresses: Record<string, readonly string[]>): NonNullable<TransportOptions['resolve']> =>
    (host, _, done) =>
      done(
        null,
        (addresses[host] ?? []).map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      )

  it.each(['127.0.0.1', '[::1]', '0x7f.1', '2130706433', '169.254.169.254', '[::ffff:10.0.0.1]'])(
    'reaches no private address: %s',
    async (host) => {
      const sending = transport().send(request({ url: `http://${host}:9/` }), untrusted)
      await expect(sending).rejects.toMatchObject({ code: 'PRIVATE_ADDRESS' })
    },
  )

  it('reaches none by a name, whatever the name resolved to before', async () => {
    const { port, got } = await serve((_, response) => response.end())
    const resolve = names({ 'inside.example': ['127.0.0.1'], 'both.example': ['93.184.215.14', '10.0.0.1'] })
    const made = transport({ resolve })
    for (const host of ['inside.example', 'both.example']) {
      const sending = made.send(request({ url: `http://${host}:${port}/` }), untrusted)
      await expect(sending).rejects.toMatchObject({ code: 'PRIVATE_ADDRESS' })
    }
    expect(got).toEqual([])
  })

  it('reaches none that is named where requests are sent elsewhere, which may be private', async () => {
    const { url, got } = await serve((_, response) => response.end('done'))
    const made = transport({ rewrite: url, resolve: names({}) })
    const inside = made.send(request({ url: 'http://10.0.0.1/' }), untrusted)
    await expect(inside).rejects.toMatchObject({ code: 'PRIVATE_ADDRESS' })
    expect(await made.send(request({}), untrusted)).toMatchObject({ body: 'done' })
    expect(got).toHaveLength(1)
  })

  it('reaches none by a redirect', async () => {
    const fetch = async () => new Response(null, { status: 307, headers: { location: 'https://10.0.0.1/' } })
    const sending = transport({ fetch, redirects: () => true }).send(request({}), untrusted)
    await expect(sending).rejects.toMatchObject({ code: 'PRIVATE_ADDRESS' })
  })

  it('is warned of where that is enough, and left alone where it is off', async () => {
    const { port } = await serve((_, response) => response.end('done'))
    const seen: string[] = []
    const resolve = names({ 'inside.example': ['127.0.0.1'] })
    const onPrivateAddress = ({ host, address }: { host: string; address: string }) =>
      seen.push(`${host} ${address}`)
    const warned = transport({ privateAddresses: 'warn', onPrivateAddress, resolve })
    const off = transport({ privateAddresses: 'off', onPrivateAddress })
    const blocked = transport({ onPrivateAddress })
    const inside = request({ url: `http://inside.example:${port}/` })
    const literal = request({ url: `http://127.0.0.1:${port}/` })
    expect(await warned.send(inside, untrusted)).toMatchObject({ status: 200 })
    expect(await warned.send(literal, untrusted)).toMatchObject({ status: 200 })
    expect(seen).toEqual(['inside.example 127.0.0.1', '127.0.0.1 127.0.0.1'])
    expect(await off.send(literal, untrusted)).toMatchObject({ status: 200 })
    expect(await blocked.send(literal)).toMatchObject({ status: 200 })
    expect(seen).toHaveLength(2)
  })
})

it.each([
  ['10.1.2.3', true],
  ['172.31.255.255', true],
  ['172.32.0.1', false],
  ['100.64.0.1', true],
  ['192.168.0.1', true],
  ['0.0.0.0', true],
  ['8.8.8.8', false],
  ['::', true],
  ['fe80::1', true],
  ['fe80::1%eth0', true],
  ['fd00::1', true],
  ['64:ff9b::a00:1', true],
  ['2002:a00:1::', true],
  ['2606:4700:4700::1111', false],
  ['no address', true],
])('knows of %s whether it is private: %s', (address, expected) => {
  expect(isPrivateAddress(address)).toBe(expected)
})
