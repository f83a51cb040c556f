import type { RequestOptions } from '@segment/actions-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import createRequestClient from '../../../src/segment/http/create-request-client.js'
import { type EchoServer, startEchoServer } from '../echo-server.js'
import { kit } from '../public-kit.js'

/** Options by their clients, the last those of the request: every case runs through both kits. */
interface Case {
  readonly clients?: readonly unknown[]
  readonly path?: string
  /** In place of a path of the server. */
  readonly url?: string
  readonly options?: unknown
}

const merged: { readonly [name: string]: readonly [unknown, unknown] } = {
  objects: [{ json: { a: 1, n: { x: 1 } } }, { json: { b: 2, n: { y: 2 } } }],
  lists: [{ json: [1] }, { json: [2] }],
  'a list and an object': [{ json: { a: 1 } }, { json: [1] }],
  'text and an object': [{ json: 'x' }, { json: { a: 1 } }],
  'nothing and an object': [{ json: null }, { json: { a: 1 } }],
  'an object with nothing inside': [{ json: { a: { b: 1 } } }, { json: { a: null } }],
  'lists inside': [{ json: { a: [{ z: 1 }] } }, { json: { a: [{ y: 1 }] } }],
  'fields that are called headers': [{ json: { a: 1, headers: { q: 1 } } }, { json: { headers: 3, b: 2 } }],
  queries: [{ searchParams: { a: 1, b: 1 } }, { searchParams: { b: 2 } }],
}

const statuses = [200, 201, 204, 301, 304, 400, 401, 404, 418, 429, 500, 503, 599]

const cases: { readonly [name: string]: Case } = {
  'no options': {},
  'a body as JSON': { options: { method: 'post', json: { a: [1, { b: null }], c: undefined } } },
  'a list as JSON': { options: { method: 'POST', json: [1, 2] } },
  'nothing as JSON': { options: { method: 'POST', json: null } },
  'text as JSON': { options: { method: 'POST', json: 'text' } },
  'JSON in place of a body': { options: { method: 'put', json: { a: 1 }, body: 'text' } },
  'JSON in place of another type': {
    options: { method: 'PATCH', json: {}, headers: { 'Content-Type': 'application/vnd.api+json' } },
  },
  'a body as text': { options: { method: 'POST', body: 'text' } },
  'a body as text of a type': {
    options: { method: 'POST', body: '<a/>', headers: { 'content-type': 'text/xml' } },
  },
  'a body as a form': { options: { method: 'POST', body: new URLSearchParams({ a: '1 2', b: 'ü' }) } },
  'a body as bytes': { options: { method: 'POST', body: new Uint8Array([104, 105]) } },
  'an empty body': { options: { method: 'POST', body: '' } },
  'DELETE with a body': { options: { method: 'delete', json: { id: 1 } } },
  HEAD: { options: { method: 'head' } },
  'a query': { options: { searchParams: { a: 1, b: true, c: 'x y', d: 'ü&=' } } },
  'a query as parameters': {
    options: {
      searchParams: new URLSearchParams([
        ['a', '1'],
        ['a', '2'],
      ]),
    },
  },
  'a query in place of another': { path: '/path?status=500', options: { searchParams: { a: 1 } } },
  'an empty query': { path: '/path?a=1', options: { searchParams: {} } },
  'a fragment': { path: '/path?a=1#part' },
  credentials: { options: { username: 'user', password: 'pass:wörd' } },
  'a user without a password': { options: { username: 'user' } },
  'a password without a user': { options: { password: 'secret' } },
  'empty credentials': { options: { username: '', password: '' } },
  'credentials over a header': { options: { username: 'a', headers: { authorization: 'Bearer b' } } },
  'headers whatever their case': {
    clients: [{ headers: { 'X-One': '1', 'x-two': '2' } }, { headers: { 'x-ONE': '3' } }],
    options: { headers: { 'X-Two': '4', 'USER-AGENT': 'mine' } },
  },
  'headers that are taken away': {
    clients: [{ headers: { 'x-one': '1', 'x-two': '2' } }],
    options: { headers: { 'X-One': undefined, 'x-three': undefined } },
  },
  'headers that are no text': { options: { headers: { 'x-number': 7, 'x-null': null, 'x-true': true } } },
  'clients laid over each other': {
    clients: [
      { method: 'post', json: { a: { x: 1 } }, username: 'one' },
      { json: 'text', password: 'two' },
    ],
    options: { method: 'put' },
  },
  'hooks of every client, in their order': {
    clients: [
      { beforeRequest: [() => ({ headers: { 'x-hook': 'one' } })] },
      { beforeRequest: [({ method }: RequestOptions) => ({ headers: { 'x-method': method } })] },
    ],
    options: { headers: { 'x-hook': 'none' } },
  },
  'a hook that changes the query and the body': {
    clients: [
      { beforeRequest: [async () => ({ searchParams: { hook: 1 }, json: { hook: 1 }, method: 'POST' })] },
    ],
  },
  'a hook that says nothing': { clients: [{ beforeRequest: [() => {}] }] },
  'no timeout': { options: { timeout: false } },
  'a timeout in the client': { clients: [{ timeout: 30_000 }] },
  'a timeout that runs out': { path: '/?hang', options: { timeout: 20 } },
  'a signal': { options: { signal: new AbortController().signal } },
  'a signal and a timeout': {
    options: { signal: new AbortController().signal, timeout: 20 },
    path: '/?hang',
  },
  'a signal that was given before': { options: { signal: AbortSignal.abort() } },
  'a signal of time': { path: '/?hang', options: { signal: AbortSignal.timeout(20) } },
  'no address': { url: '' },
  'an address without a host': { url: '/users' },
  'an address that is broken': { url: 'https://exa mple.com' },
  'an address of nobody': { url: 'https://' },
  'an address of another protocol': { url: 'ftp://example.com/users' },
  'a GET with a body': { options: { json: {} } },
  'a header with a line break': { options: { headers: { 'x-a': 'a\nb' } } },
  'a header of letters that are no bytes': { options: { headers: { 'x-a': 'ü€' } } },
  'a header of letters that are bytes': { options: { headers: { 'x-a': 'ü' } } },
  'a header whose name is none': { options: { headers: { 'x a': 'b' } } },
  'a response that is not copied': { options: { skipResponseCloning: true } },
  'JSON of a special type': { path: `/?type=${encodeURIComponent('application/json; charset=utf-8')}` },
  'JSON of a vendor': { path: `/?type=${encodeURIComponent('application/vnd.api+json')}` },
  'JSON called text': { path: '/?type=text/plain' },
  'JSON of no type': { path: '/?type=' },
  'no JSON at all': { path: '/?body=no' },
  'an empty answer': { path: '/?body=' },
  'a number': { path: '/?body=1' },
  'an answer of a type without a body': { path: '/?status=204&body=' },
  'errors that are no errors': { path: '/?status=500&body={}', options: { throwHttpErrors: false } },
  'errors that are none for all': { clients: [{ throwHttpErrors: false }], path: '/?status=404' },
  'errors that are errors again': {
    clients: [{ throwHttpErrors: false }],
    path: '/?status=404',
    options: { throwHttpErrors: true },
  },
  ...Object.fromEntries(
    Object.entries(merged).map(([name, [client, options]]) => [
      `${name} laid over each other`,
      { clients: [{ method: 'POST' }, client], options },
    ]),
  ),
  ...Object.fromEntries(statuses.map((status) => [`status ${status}`, { path: `/?status=${status}` }])),
}

let server: EchoServer
beforeAll(async () => {
  server = await startEchoServer()
})
afterAll(() => server.close())

describe('a request through both kits', () => {
  it.each(Object.entries(cases))('is the same with %s', async (_name, given) => {
    const theirs = await run(kit.createRequestClient as Create, given)
    const ours = await run(createRequestClient as Create, given)
    expect(ours).toEqual(theirs)
  })
})

describe('a request to an address with credentials', () => {
  it.each(['user', ':word', 'a&b:c=d', "o'neil(1)*!~:x", 'a%3Ab:c', 'us%C3%A9r:p^{|}'])(
    'is seen with %s as both kits write it',
    async (credentials) => {
      const given = { url: server.url.replace('//', `//${credentials}@`) }
      const theirs = await run(kit.createRequestClient as Create, given)
      expect(await run(createRequestClient as Create, given)).toEqual(theirs)
    },
  )

  it.each([[{}], [{ searchParams: { a: 1 } }], [{ headers: { authorization: 'Bearer b' } }]])(
    'with %j sends them as a header in both kits, unless there is one',
    async (options) => {
      const url = server.url.replace('http://', 'http://us%40er:w%C3%B6rd@')
      const [theirs, ours] = [
        await run(kit.createRequestClient as Create, { url, options }),
        await run(createRequestClient as Create, { url, options }),
      ]
      expect(ours).toEqual(theirs)
    },
  )
})

describe('a request that no answer comes to', () => {
  it('fails with the reason of the network in both kits', async () => {
    const closed = await startEchoServer()
    await closed.close()
    const reasons = [kit.createRequestClient, createRequestClient].map(async (create) => {
      const request = create as Create
      const error = await request()(closed.url).catch((thrown: unknown) => thrown)
      const { name, message, code, type } = error as Error & { readonly [key: string]: unknown }
      return { name, message, code, type }
    })
    const [theirs, ours] = await Promise.all(reasons)
    expect(ours).toEqual(theirs)
    expect(ours?.code).toBe('ECONNREFUSED')
  })
})

type Create = (...options: readonly unknown[]) => (url: string, options?: unknown) => Promise<Answered>

interface Answered extends Response {
  readonly content: unknown
  readonly data: unknown
  readonly headers: Headers & { readonly toJSON: () => { readonly [name: string]: string } }
}

interface Sent {
  readonly request: Request
  readonly options: { readonly [key: string]: unknown }
}

/** Everything that a definition or a test sees of one request. */
async function run(
  create: Create,
  { clients = [], path = '/', url = `${server.url}${path}`, options }: Case,
) {
  const sent: Sent[] = []
  const afterResponse = [
    (request: Request, options: Sent['options']) => {
      sent.push({ request, options })
    },
  ]
  const request = create(...clients, { afterResponse })
  const outcome = await answered(() => request(url, options))
  return { outcome, sent: await Promise.all(sent.map(described)), arrived: server.arrived() }
}

async function answered(ask: () => Promise<Answered>) {
  try {
    return await seen(await ask())
  } catch (error) {
    return failed(error)
  }
}

async function seen(response: Answered) {
  const { status, statusText, ok, content, data } = response
  const { date, connection, 'keep-alive': _kept, ...headers } = response.headers.toJSON()
  const text = response.bodyUsed ? undefined : await response.text()
  return { status, statusText, ok, content, data, headers, text }
}

function failed(error: unknown) {
  if (!(error instanceof Error)) return { thrown: error }
  const { name, message } = error
  const { code, status, response, request, options } = error as Error & { [key: string]: unknown }
  return {
    name,
    message,
    code,
    status,
    keys: Object.keys(error).sort(),
    has: [response, request, options].map((part) => part !== undefined),
    data: (response as Answered | undefined)?.data,
    content: (response as Answered | undefined)?.content,
  }
}

async function described({ request, options }: Sent) {
  const { beforeRequest, afterResponse, signal, headers, ...plain } = options
  return {
    // As it is written: the public client hides headers in lists, which no one sees.
    plain: JSON.stringify(plain, (_key, value: unknown) =>
      value instanceof URLSearchParams ? `${value}` : value,
    ),
    signal: signal instanceof AbortSignal,
    hooks: Array.isArray(beforeRequest),
    headers: Object.fromEntries(headers as Headers),
    printed: printed(headers),
    request: {
      url: request.url,
      method: request.method,
      headers: Object.fromEntries(request.headers),
      printed: printed(request.headers),
      text: await request.text(),
    },
  }
}

/** What a snapshot of headers holds. */
function printed(headers: unknown) {
  const [symbol] = Object.getOwnPropertySymbols(headers)
  return [
    String(symbol),
    (headers as object).constructor.name,
    { ...Reflect.get(headers as object, symbol ?? '') },
  ]
}
