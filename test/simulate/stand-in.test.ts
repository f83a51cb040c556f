import { createHmac } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Action, Auth, Destination } from '../../src/actions/index.js'
import { createStandIn, type StandInOptions } from '../../src/simulate/index.js'
import { relay } from '../relay.js'

const send = {
  method: 'POST',
  path: '/in/{{payload.id}}',
  json: { id: { '@path': '$.payload.id' }, size: { '@path': '$.payload.size' }, kind: 'note' },
}
const required: Action['fields'] = {
  type: 'object',
  required: ['id'],
  properties: { id: { type: 'string' }, size: { type: 'number' } },
}
const secret = { type: 'string', format: 'password' } as const

/** A stand-in of a definition with one action, and what asks it; `forwarded` is left out unless a test gives it. */
async function standIn(
  action: Partial<Action> = {},
  destination: Partial<Destination> = {},
  options: StandInOptions = {},
) {
  const definition = relay({ fields: required, mapping: {}, request: send, ...action }, destination)
  const made = createStandIn(definition, { clock: () => 0, ...options })
  const url = await made.listen()
  onTestFinished(() => made.close())
  async function ask(path: string, init: RequestInit = {}) {
    const { body } = init
    const type = typeof body === 'string' ? { 'content-type': 'application/json' } : {}
    const answer = await fetch(url + path, { method: 'POST', ...init, headers: { ...type, ...init.headers } })
    const text = await answer.text()
    const { error }: { error?: unknown } = text.startsWith('{') ? JSON.parse(text) : {}
    return { status: answer.status, headers: answer.headers, text, error }
  }
  return { ...made, url, ask }
}

const body = (change: object = {}) => JSON.stringify({ id: 'a', kind: 'note', ...change })

describe('a stand-in', () => {
  it('takes what the definition sends, and remembers it', async () => {
    const { ask, received } = await standIn()
    const headers = { forwarded: 'host="relay.example";proto=https' }
    expect(await ask('/in/a?x=1', { body: body({ size: 7 }), headers })).toMatchObject({
      status: 200,
      text: '{}',
    })
    expect(received).toMatchObject([
      {
        at: 0,
        method: 'POST',
        url: 'https://relay.example/in/a?x=1',
        body: { id: 'a', size: 7 },
        action: 'send',
        request: '0',
        status: 200,
      },
    ])
  })

  it.each([
    ['an address that is not known', 404, '/out', {}, 'no request goes here'],
    ['another host', 404, '/in/a', { headers: { forwarded: 'host=other.example' } }, 'no request goes here'],
    ['another method', 405, '/in/a', { method: 'PUT' }, 'the method here is POST'],
    [
      'another type',
      415,
      '/in/a',
      { body: 'a=1', headers: { 'content-type': 'text/plain' } },
      /to be application\/json/,
    ],
    [
      'another encoding',
      415,
      '/in/a',
      { body: body(), headers: { 'content-encoding': 'zstd' } },
      /gzip, deflate or br/,
    ],
    [
      'what is not compressed',
      400,
      '/in/a',
      { body: body(), headers: { 'content-encoding': 'gzip' } },
      /as it says/,
    ],
    ['what is no JSON', 400, '/in/a', { body: '{' }, 'the body is no JSON'],
    ['no body', 400, '/in/a', {}, 'body: missing, it is an object'],
    ['a field that is missing', 400, '/in/a', { body: '{"kind":"note"}' }, 'body /id: missing, it is text'],
    [
      'a field of another kind',
      400,
      '/in/a',
      { body: body({ size: '7' }) },
      'body /size: has to be a number',
    ],
    ['another value', 400, '/in/a', { body: body({ kind: 'x' }) }, 'body /kind: has to be "note"'],
    [
      'one field more',
      400,
      '/in/a',
      { body: body({ more: 1 }) },
      'body /more: nothing that the definition sends',
    ],
  ])('refuses %s', async (_, status, path, init, message) => {
    const { ask, received } = await standIn()
    const answer = await ask(path, init)
    expect(answer).toMatchObject({
      status,
      error: { message: typeof message === 'string' ? message : expect.stringMatching(message) },
    })
    expect(received).toMatchObject([{ status, refused: answer.error }])
    if (status === 405) expect(answer.headers.get('allow')).toBe('POST')
  })

  it('says all that is wrong, but no more than can be read', async () => {
    const { ask } = await standIn()
    const more = Object.fromEntries(Array.from({ length: 9 }, (_, at) => [`x${at}`, at]))
    expect((await ask('/in/a', { body: JSON.stringify({ kind: 'note', ...more }) })).error).toMatchObject({
      message: expect.stringMatching(/^body \/id: missing, it is text; body \/x0: .*; and 5 more$/),
    })
  })

  it('reads what is compressed', async () => {
    const { ask } = await standIn()
    const init = {
      body: gzipSync(body()),
      headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
    }
    expect(await ask('/in/a', init)).toMatchObject({ status: 200 })
  })

  it.each([
    ['lists', '['.repeat(100_000) + ']'.repeat(100_000)],
    ['objects', '{"id":'.repeat(100_000) + 1 + '}'.repeat(100_000)],
  ])('refuses %s that nest deeper than can be gone through, and goes on', async (_, deep) => {
    const { ask, received } = await standIn({ request: { ...send, json: { '@path': '$.payload' } } })
    expect((await ask('/in/a', { body: deep })).error).toMatchObject({ code: 'MALFORMED' })
    expect(await ask('/in/a', { body: body() })).toMatchObject({ status: 200 })
    expect(received.map(({ status }) => status)).toEqual([400, 200])
  })

  it('breaks off where it can not answer', async () => {
    const { ask, reply } = await standIn()
    reply({ status: 200, headers: { 'x-line': 'a\r\nb' } })
    await expect(ask('/in/a', { body: body() })).rejects.toThrow()
    expect(await ask('/in/a', { body: body() })).toMatchObject({ status: 200 })
  })

  it('reads forms and parameters, and what is JSON in them', async () => {
    const form = {
      data: { '@json': { mode: 'encode', value: { id: { '@path': '$.payload.id' } } } },
      tag: ['a', 'b'],
    }
    const { ask } = await standIn({ request: { method: 'POST', path: '/in', query: { n: 1 }, form } })
    const headers = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' }
    const asked = (text: string, query = '?n=1') => ask(`/in${query}`, { body: text, headers })
    expect(await asked('data={"id":"a"}&tag=a&tag=b')).toMatchObject({ status: 200 })
    expect((await asked('data={"id":7}&tag=a&tag=b')).error).toMatchObject({
      message: 'body /data/id: has to be text',
    })
    expect((await asked('data={"id":"a"}&tag=a&tag=b', '')).error).toMatchObject({
      message: 'parameter n: missing, it is "1"',
    })
  })

  it('refuses bodies that are too large, and batches of too many', async () => {
    const batch = {
      maxItems: 2,
      maxBytes: 60,
      request: { method: 'POST', path: '/many', json: { items: { '@path': '$.items' } } },
    }
    const { ask } = await standIn({ batch, request: { ...send, maxBytes: 40 } })
    const many = (...ids: readonly string[]) =>
      ask('/many', { body: JSON.stringify({ items: ids.map((id) => ({ id })) }) })
    expect(await many('a', 'b')).toMatchObject({ status: 200 })
    expect(await many('a', 'b', 'c')).toMatchObject({
      status: 413,
      error: { message: 'there are 3 items, one request holds 2' },
    })
    expect(await many('a'.repeat(60))).toMatchObject({
      status: 413,
      error: { message: 'the body has 81 bytes, it may have 60' },
    })
    expect(await ask('/in/a', { body: body({ id: 'a'.repeat(40) }) })).toMatchObject({ status: 413 })
  })

  it('answers as told, before all else, and then as usual', async () => {
    const { ask, reply } = await standIn()
    reply(
      { url: '/nowhere', status: 500 },
      { status: 409, headers: { 'x-a': 'b' }, body: 'taken' },
      { error: 'ECONNRESET' },
    )
    expect(await ask('/in/a', { body: '{}' })).toMatchObject({ status: 400 })
    const answer = await ask('/in/a', { body: body() })
    expect(answer).toMatchObject({ status: 409, text: 'taken' })
    expect(answer.headers.get('x-a')).toBe('b')
    await expect(ask('/in/a', { body: body() })).rejects.toThrow()
    expect(await ask('/in/a', { body: body() })).toMatchObject({ status: 200 })
    reply()
  })

  it('takes for a success whatever the rules of the definition do', async () => {
    const responses = [{ when: 'status != 202', then: 'discard' } as const]
    const { ask } = await standIn({ responses })
    expect(await ask('/in/a', { body: body() })).toMatchObject({ status: 202 })
  })

  it('forgets the oldest requests where they are many', async () => {
    const { ask, received } = await standIn({}, {}, { keep: 2 })
    for (const path of ['/1', '/2', '/3']) await ask(path)
    expect(received.map(({ url }) => new URL(url).pathname)).toEqual(['/2', '/3'])
  })

  it('listens once at a time, and again after it was closed', async () => {
    const made = createStandIn(relay({ request: send }))
    await made.listen()
    await expect(made.listen()).rejects.toThrow('listens already')
    await made.close()
    await made.close()
    const other = createStandIn(relay({ request: send }))
    const url = await made.listen({ host: '::1' })
    expect(url).toMatch(/^http:\/\/\[::1\]:\d+$/)
    await expect(other.listen({ host: '::1', port: Number(new URL(url).port) })).rejects.toThrow('EADDRINUSE')
    await other.listen()
    await Promise.all([made.close(), other.close()])
  })
})

describe('who asks', () => {
  const settings = { type: 'object', properties: { user: { type: 'string' }, key: secret } } as const
  const accounts = [{ settings: { user: 'ann', key: 'k-1' } }]
  const key = { '@path': '$.settings.key' }
  const credentials = `Basic ${btoa('ann:k-1')}`
  const signed = (text: string) => createHmac('sha256', 'k-1').update(text).digest('hex')

  it.each<readonly [auth: Auth, init: RequestInit, path: string]>([
    [
      { type: 'basic', username: { '@path': '$.settings.user' }, password: key },
      { headers: { authorization: credentials } },
      '/in/a',
    ],
    [{ type: 'bearer', token: key }, { headers: { authorization: 'Bearer k-1' } }, '/in/a'],
    [{ type: 'header', name: 'X-Key', value: key }, { headers: { 'x-key': 'k-1' } }, '/in/a'],
    [{ type: 'query', name: 'key', value: key }, {}, '/in/a?key=k-1'],
    [{ type: 'body', fields: { key } }, { body: body({ key: 'k-1' }) }, '/in/a'],
    [
      { type: 'hmac', header: 'X-Sign', algorithm: 'sha256', encoding: 'hex', secret: key },
      { headers: { 'x-sign': signed(body()) } },
      '/in/a',
    ],
    [
      {
        type: 'hmac',
        header: 'X-Sign',
        algorithm: 'sha256',
        encoding: 'hex',
        secret: key,
        message: { '@template': '{{$.request.method}} {{$.request.path}}?{{$.request.query}}' },
      },
      { headers: { 'x-sign': signed('POST /in/a?n=1') } },
      '/in/a?n=1',
    ],
  ])('is told by %o', async (auth, init, path) => {
    const { ask } = await standIn({}, { settings, auth }, { accounts })
    expect(await ask(path, { body: body(), ...init })).toMatchObject({ status: 200 })
    const without = auth.type === 'body' ? body({ key: 'k-2' }) : body()
    expect(
      await ask(path.replace('k-1', 'k-2').replace('n=1', 'n=2'), { body: without, headers: {} }),
    ).toMatchObject({
      status: 401,
      error: { code: 'UNAUTHORIZED', message: expect.not.stringContaining('k-') },
    })
  })

  it('is all that is known of what code builds, and where it goes', async () => {
    const auth: Auth = { type: 'bearer', token: key }
    const build: Action['build'] = ({ payload }) => [{ method: 'PUT', url: `/code/${payload.id}`, json: {} }]
    const made = createStandIn(relay({ build }, { settings, auth }), { accounts })
    const url = await made.listen()
    onTestFinished(() => made.close())
    const asked = async (token: string, forwarded: string) =>
      (
        await fetch(`${url}/code/a`, {
          method: 'PUT',
          body: '{"any":1}',
          headers: { authorization: `Bearer ${token}`, forwarded },
        })
      ).status
    expect(await asked('k-1', 'host=relay.example')).toBe(200)
    expect(await asked('k-2', 'host=relay.example')).toBe(401)
    expect(await asked('k-1', 'host=other.example')).toBe(404)
  })

  it('is one of several accounts', async () => {
    const auth: Auth = { type: 'bearer', token: key }
    const others = ['k-1', 'k-2'].map((one) => ({ settings: { key: one } }))
    const { ask } = await standIn({}, { settings, auth }, { accounts: others })
    const asked = async (token: string) =>
      (await ask('/in/a', { body: body(), headers: { authorization: `Bearer ${token}` } })).status
    expect([await asked('k-1'), await asked('k-2'), await asked('k-3')]).toEqual([200, 200, 401])
  })

  it('is told by a token that was asked for, for as long as it lives', async () => {
    const auth: Auth = {
      type: 'token',
      request: {
        method: 'POST',
        url: 'https://login.relay.example/token',
        form: { user: { '@path': '$.settings.user' }, key },
      },
      token: { '@path': '$.body.session.token' },
      expiresIn: { '@path': "$.headers['x-life']" },
      placement: { header: 'X-Session' },
    }
    let now = 0
    const { ask, expireTokens } = await standIn(
      {},
      { settings, auth },
      { accounts, clock: () => now, tokenLifeMs: 5000 },
    )
    const login = (form: string) => ask('/token', { body: new URLSearchParams(form) })
    const asked = async (token: string) =>
      (await ask('/in/a', { body: body(), headers: { 'x-session': token } })).status
    expect(await login('user=ann&key=wrong')).toMatchObject({ status: 401, error: 'invalid_client' })
    expect(await login('user=bob&key=k-1')).toMatchObject({ status: 400, error: 'invalid_request' })
    const { text, headers } = await login('user=ann&key=k-1')
    expect(headers.get('x-life')).toBe('5')
    const { token } = JSON.parse(text).session
    expect([await asked(token), await asked('other')]).toEqual([200, 401])
    now = 5000
    expect(await asked(token)).toBe(401)
    const another = JSON.parse((await login('user=ann&key=k-1')).text).session.token
    expect(await asked(another)).toBe(200)
    expireTokens()
    expect(await asked(another)).toBe(401)
  })

  it('is not printed', async () => {
    const auth: Auth = { type: 'header', name: 'X-Key', value: key }
    const { ask, received, redact } = await standIn({}, { settings, auth }, { accounts })
    await ask('/in/a?k=k-1', { body: body({ id: 'k-1' }), headers: { 'x-key': 'somebody-elses' } })
    const text = JSON.stringify(received.map(redact))
    expect(text).not.toMatch(/k-1|somebody/)
    expect(text).toContain('"x-key":"•••"')
  })
})

describe('failures', () => {
  it('befall requests that are right, in the shares that were told, the same for a seed', async () => {
    const run = async (seed: number) => {
      const { ask, received } = await standIn({}, {}, { fail: { 429: 0.3, 500: 0.2 }, seed, retryAfter: 7 })
      const answers = []
      for (let nth = 0; nth < 200; nth += 1) answers.push(await ask('/in/a', { body: body() }))
      await ask('/nowhere')
      const waits = answers
        .filter(({ status }) => status === 429)
        .map(({ headers }) => headers.get('retry-after'))
      expect(new Set(waits)).toEqual(new Set(['7']))
      expect(received.at(-1)).not.toHaveProperty('mishap')
      return answers.map(({ status }) => status)
    }
    const [one, same, other] = [await run(1), await run(1), await run(2)]
    const share = (status: number) => one.filter((each) => each === status).length / one.length
    expect(share(429)).toBeGreaterThan(0.2)
    expect(share(429)).toBeLessThan(0.4)
    expect(share(500)).toBeGreaterThan(0.1)
    expect(share(500)).toBeLessThan(0.3)
    expect(one).toEqual(same)
    expect(one).not.toEqual(other)
  })

  it('break connections', async () => {
    const { ask, received } = await standIn({}, {}, { fail: { drop: 1 } })
    await expect(ask('/in/a', { body: body() })).rejects.toThrow()
    expect(received).toMatchObject([{ mishap: 'drop' }])
    expect(received[0]).not.toHaveProperty('status')
  })

  it('make answers slow, which nobody has to wait for to close', async () => {
    const { ask, close } = await standIn({}, {}, { fail: { slow: 1 }, slowMs: 60_000 })
    const asking = ask('/in/a', { body: body() })
    await new Promise((resolve) => setTimeout(resolve, 50))
    await Promise.all([expect(asking).rejects.toThrow(), close()])
    const quick = await standIn({}, {}, { fail: { slow: 1 }, slowMs: 1 })
    expect(await quick.ask('/in/a', { body: body() })).toMatchObject({ status: 200 })
    expect(quick.received).toMatchObject([{ mishap: 'slow', status: 200 }])
  })

  it.each([
    [{ 200: 0.1 }, '"200" is no failure'],
    [{ fast: 0.1 }, '"fast" is no failure'],
    [{ 500: 1.1 }, 'from 0 to 1'],
    [{ 500: Number.NaN }, 'from 0 to 1'],
    [{ 500: 0.6, 429: 0.6 }, 'at most all can fail'],
  ])('are none: %o', (fail, message) => {
    expect(() => createStandIn(relay({ request: send }), { fail })).toThrow(message)
  })
})

describe('a stand-in for several destinations', () => {
  const open = {
    ...required,
    properties: { ...required.properties, url: { type: 'string', format: 'uri', target: { hosts: ['*'] } } },
  } as const
  const anywhere = {
    method: 'POST',
    url: { '@path': '$.payload.url' },
    json: { any: { '@path': '$.payload.size' } },
  }
  const auth: Auth = { type: 'bearer', token: { '@path': '$.settings.key' } }
  const settings = { type: 'object', properties: { key: secret } } as const
  const one = { ...relay({ request: send, fields: required, mapping: {} }, { settings, auth }), slug: 'one' }
  const other = { ...relay({ request: anywhere, fields: open, mapping: {} }), slug: 'other' }

  it('asks the one whose address a request has, the surest first', async () => {
    const accounts = [{ destination: 'one', settings: { key: 'k-1' } }]
    const made = createStandIn([other, one], { accounts })
    const url = await made.listen()
    onTestFinished(() => made.close())
    const asked = async (host: string, token: string, json: object) => {
      const headers = {
        forwarded: `host=${host}`,
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
      }
      const { status } = await fetch(`${url}/in/a`, { method: 'POST', headers, body: JSON.stringify(json) })
      return [status, made.received.at(-1)?.destination]
    }
    expect(await asked('relay.example', 'k-1', { id: 'a', kind: 'note' })).toEqual([200, 'one'])
    expect(await asked('relay.example', 'k-2', { id: 'a', kind: 'note' })).toEqual([401, 'one'])
    expect(await asked('relay.example', 'k-2', { any: 1 })).toEqual([200, 'other'])
    expect(await asked('hooks.example', 'k-2', { any: 1 })).toEqual([200, 'other'])
    expect(await asked('hooks.example', 'k-2', { all: 1 })).toEqual([400, 'other'])
    expect(made.accounts).toEqual([{}, accounts[0]])
    const text = JSON.stringify(made.received.map(made.redact))
    expect(text).not.toMatch(/k-[12]/)
  })

  it('leaves out those that send nothing', async () => {
    const commands = { queue: 'q', calls: [{ call: ['a'] }] }
    const page = { ...relay({ commands }), slug: 'page' }
    expect(createStandIn([page, other]).accounts).toHaveLength(1)
    expect(() => createStandIn([page])).toThrow('Relay sends no requests')
  })
})

it.each([
  ['throws', () => expect.fail('told')],
  ['rejects', async () => expect.fail('told')],
])('answers as ever where whoever is told of requests %s', async (_, onRequest) => {
  const { ask, received } = await standIn({}, {}, { onRequest })
  for (const _ of [1, 2]) expect(await ask('/in/a', { body: body() })).toMatchObject({ status: 200 })
  expect(received).toHaveLength(2)
})

describe('what nothing can stand in for', () => {
  it('is told', () => {
    const commands = { queue: 'q', calls: [{ call: ['a'] }] }
    expect(() => createStandIn(relay({ commands }))).toThrow('Relay sends no requests')
    expect(() => createStandIn(relay({}))).toThrow('nothing says how the action is sent')
    expect(() => createStandIn(relay({ request: send }), { accounts: [{ settings: { mots: 1 } }] })).toThrow(
      'mots',
    )
  })
})
