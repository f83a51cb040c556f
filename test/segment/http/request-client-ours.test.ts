import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createInstance } from '../../../src/segment/http/create-instance.js'
import createRequestClient from '../../../src/segment/http/create-request-client.js'
import { Headers } from '../../../src/segment/http/headers.js'
import { HTTPError } from '../../../src/segment/http/http-error.js'
import { deepFreeze } from '../../deep-freeze.js'

const url = 'https://example.com/users'

const answering = (body: unknown = {}, init: ResponseInit = {}) =>
  vi.fn<typeof fetch>(async () => Response.json(body, init))

afterEach(() => vi.unstubAllGlobals())

describe('the fetch that a request goes through', () => {
  it('is the global one at the time of the request', async () => {
    const request = createRequestClient()
    for (const answer of [1, 2]) {
      vi.stubGlobal('fetch', answering(answer))
      expect((await request(url)).data).toBe(answer)
    }
  })

  it('is the one that a client is given', async () => {
    vi.stubGlobal('fetch', answering('global'))
    expect((await createRequestClient({ fetch: answering('given') })(url)).data).toBe('given')
  })

  it('is called with an address and what is sent there', async () => {
    const fetch = answering()
    await createRequestClient({ fetch })(url, { method: 'post', json: { a: 1 }, searchParams: { b: 2 } })
    expect(fetch).toHaveBeenCalledExactlyOnceWith(`${url}?b=2`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'user-agent': 'Segment (Actions)' },
      body: '{"a":1}',
      redirect: 'follow',
      signal: expect.any(AbortSignal),
    })
  })

  it.each([
    ['a form', new URLSearchParams({ a: 'b' }), 'application/x-www-form-urlencoded;charset=UTF-8', 'a=b'],
    ['bytes', new TextEncoder().encode('hi'), undefined, 'hi'],
    ['a blob', new Blob(['hi'], { type: 'text/x' }), 'text/x', 'hi'],
    ['a stream', new Blob(['hi']).stream(), undefined, 'hi'],
  ])('is given the content of %s', async (_name, body, type, text) => {
    const fetch = answering()
    await createRequestClient({ fetch })(url, { method: 'POST', body })
    const [, init] = fetch.mock.calls[0] ?? []
    expect(new Headers(init?.headers).get('content-type') ?? undefined).toBe(type)
    expect(await new Response(init?.body).text()).toBe(text)
  })

  it('is given a form with files, and the boundary that its header names', async () => {
    const fetch = answering()
    const body = new FormData()
    body.set('file', new Blob(['hi']), 'hi.txt')
    await createRequestClient({ fetch })(url, { method: 'POST', body })
    const [, init] = fetch.mock.calls[0] ?? []
    const sent = await new Request(url, { ...init, method: 'POST' }).formData()
    expect(await (sent.get('file') as File).text()).toBe('hi')
  })

  it('is given an agent, which is destroyed when the answer has been read', async () => {
    const fetch = answering()
    const agent = { destroy: vi.fn() }
    await createRequestClient({ fetch })(url, { agent })
    expect(fetch.mock.calls[0]?.[1]).toMatchObject({ agent })
    expect(agent.destroy).toHaveBeenCalledOnce()
  })
})

describe('a client', () => {
  it('sends what extends it over what it has', async () => {
    const fetch = answering()
    const client = createInstance({ fetch, headers: { a: '1', b: '1' } }).extend({ headers: { B: '2' } })
    await client.extend({ headers: { c: '3' } })(url)
    expect(fetch.mock.calls[0]?.[1]?.headers).toEqual({ a: '1', b: '2', c: '3' })
  })

  it('changes none of the options that it is given', async () => {
    const fetch = answering()
    const given = deepFreeze({
      headers: { 'x-a': '1' },
      json: { a: { b: 1 } },
      searchParams: { c: 1 },
      method: 'post',
    })
    await createRequestClient(given as object, { fetch })(url, given as object)
    expect(fetch.mock.calls[0]?.[0]).toContain('c=1')
  })

  it('takes a signal in a request, though it has the key already', async () => {
    const controller = new AbortController()
    const fetch = vi.fn<typeof globalThis.fetch>(async () => {
      controller.abort()
      throw controller.signal.reason
    })
    const request = createRequestClient({ fetch, signal: undefined })
    await expect(request(url, { signal: controller.signal })).rejects.toMatchObject({
      code: 'REQUESTCLIENTERROR',
    })
  })

  it('counts the copies of responses that it makes', async () => {
    const incr = vi.fn()
    const statsContext = { statsClient: { incr }, tags: [] }
    const request = createRequestClient({ fetch: answering(), statsContext } as object)
    await request(url)
    await request(url, { skipResponseCloning: true })
    expect(incr.mock.calls).toEqual([
      ['before-response-clone', 1],
      ['after-response-clone', 1],
    ])
  })

  it.each([[null], ['text'], [[]], [undefined]])('throws on %j in place of options', (options) => {
    expect(() => createRequestClient(options as object)).toThrow(TypeError)
  })

  it('throws an error that knows the request and what came back', async () => {
    const request = createRequestClient({ fetch: answering({ why: 1 }, { status: 422, statusText: 'No' }) })
    const error = await request(url, { method: 'POST', json: { a: 1 } }).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(HTTPError)
    expect(error).toMatchObject({
      name: 'HTTPError',
      message: 'No',
      response: { status: 422, data: { why: 1 }, content: '{"why":1}' },
      request: { url },
      options: { json: { a: 1 }, body: '{"a":1}', method: 'POST' },
    })
  })

  it('puts a response of a hook in the place of the one that came', async () => {
    const afterResponse = [() => new Response('other')]
    const request = createInstance({ fetch: answering({}, { status: 500 }), afterResponse })
    expect(await (await request(url)).text()).toBe('other')
  })
})

describe('headers', () => {
  const headers = new Headers([
    ['X-One', '1'],
    ['b', '2'],
    ['x-one', '3'],
    ['set-cookie', 'a=1'],
    ['set-cookie', 'b=2'],
  ])

  it('are read whatever the case', () => {
    expect(headers.get('x-ONE')).toBe('1, 3')
    expect(headers.get('none')).toBeNull()
    expect(headers.has('B')).toBe(true)
    expect(headers.getSetCookie()).toEqual(['a=1', 'b=2'])
  })

  it('are walked by their names in lower case and in order', () => {
    expect([...headers.keys()]).toEqual(['b', 'set-cookie', 'x-one'])
    expect([...headers.values()]).toEqual(['2', 'a=1, b=2', '1, 3'])
    expect([...headers.entries()]).toEqual([...headers])
    const visited: unknown[] = []
    headers.forEach((value, name, all) => {
      visited.push([name, value, all === headers])
    })
    expect(visited[0]).toEqual(['b', '2', true])
  })

  it('are changed whatever the case', () => {
    const changed = new Headers(headers)
    changed.set('X-ONE', '4')
    changed.delete('B')
    changed.delete('none')
    changed.append('c', '5')
    expect([...changed.keys()]).toEqual(['c', 'set-cookie', 'x-one'])
    expect(changed.get('x-one')).toBe('4')
  })

  it('print under their name when a bundler has given the class another', async () => {
    const { outputFiles } = await build({
      entryPoints: [fileURLToPath(new URL('../../../src/segment/http/headers.ts', import.meta.url))],
      bundle: true,
      format: 'esm',
      minify: true,
      write: false,
    })
    const code = outputFiles[0]?.text ?? ''
    expect(code).not.toContain('class Headers')
    const bundled = await import(`data:text/javascript,${encodeURIComponent(code)}`)
    expect(new bundled.Headers().constructor.name).toBe('Headers')
  })

  it('are headers to the platform', () => {
    expect(new globalThis.Headers(headers).get('x-one')).toBe('1, 3')
  })
})
