import { describe, expect, it } from 'vitest'
import { checkDefinition } from '../../src/actions/index.js'
import { createEngine } from '../../src/index.js'
import { connectVendor, deliver, event, granted, held, refreshing, settings, vendor } from './oauth.js'

const path = (text: string) => ({ '@path': text })

describe('a request of a connection with tokens', () => {
  it('waits for its token until it is sent', () => {
    const { request } = deliver(connectVendor())
    expect(request.headers.authorization).toBeUndefined()
    expect(request.auth).toEqual({ scheme: 'oauth2' })
  })

  it('gets its token, and waits for nothing more', () => {
    const connection = connectVendor()
    const { request } = deliver(connection)
    const { auth, ...rest } = request
    const authorized = connection.authorize(Object.freeze(request), { accessToken: 'fresh' })
    expect(authorized).toEqual({ ...rest, headers: { ...rest.headers, authorization: 'Bearer fresh' } })
    expect(connection.authorize(authorized, { accessToken: 'other' })).toBe(authorized)
  })

  it('carries the token that the service holds, which can still be replaced', () => {
    const connection = connectVendor({ auth: held })
    const { request } = deliver(connection)
    expect(request.headers.authorization).toBe('Bearer held')
    expect(request.auth).toEqual({ scheme: 'oauth2' })
    expect(connection.authorize(request, { accessToken: 'new' }).headers.authorization).toBe('Bearer new')
  })

  it('carries a token that needs no asking, and none can be asked for', () => {
    const connection = connectVendor(
      { settings: { ...settings, apiToken: 'app' } },
      vendor({ ...refreshing, accessToken: path('$.settings.apiToken') }),
    )
    const { request } = deliver(connection)
    expect(request.headers.authorization).toBe('Bearer app')
    expect(request.auth).toBeUndefined()
    expect(connection.tokenRequest()).toBeUndefined()
  })

  it.each([
    ['in a header of another name', { header: 'X-Token' }, { 'x-token': 'held' }, '/events'],
    [
      'with a prefix',
      { header: 'authorization', prefix: 'OAuth ' },
      { authorization: 'OAuth held' },
      '/events',
    ],
    ['in the query', { query: 'access_token' }, {}, '/events?access_token=held'],
  ])('carries it %s', (_, placement, headers, end) => {
    const { type, grant, tokenUrl, ...rest } = refreshing
    const request = { method: 'POST', url: tokenUrl, json: { id: rest.clientId, key: rest.clientSecret } }
    const auth = { type: 'token', request, token: path('$.body.key'), placement }
    const connection = connectVendor({ auth: held }, vendor(auth))
    const built = deliver(connection).request
    expect(built.headers).toMatchObject(headers)
    expect(built.url).toBe(`https://api.vendor.example/v1${end}`)
    expect(connection.authorize(built, held)).toMatchObject({ url: built.url, headers })
    expect(connection.redact({ ...deliver(connection).delivery }).requests).not.toContain('held')
  })
})

describe('the request for a token', () => {
  it('is a form with what the settings give', () => {
    expect(connectVendor().tokenRequest()).toEqual({
      id: 'token',
      method: 'POST',
      url: 'https://login.vendor.example/token',
      headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
      form: {
        grant_type: 'refresh_token',
        refresh_token: 'refresh-0',
        client_id: 'client',
        client_secret: 's&cret',
      },
      idempotencyKey: expect.any(String),
    })
  })

  it('uses the refresh token that was held last', () => {
    const connection = connectVendor({ auth: held })
    expect(connection.tokenRequest()?.form).toMatchObject({ refresh_token: 'refresh-1' })
    const rotated = { accessToken: 'x', refreshToken: 'refresh-2' }
    expect(connection.tokenRequest(rotated)?.form).toMatchObject({ refresh_token: 'refresh-2' })
  })

  it.each([
    [
      'client credentials',
      { grant: 'client_credentials', scope: 'read write' },
      { grant_type: 'client_credentials', client_id: 'client', client_secret: 's&cret', scope: 'read write' },
    ],
    [
      'a password',
      { grant: 'password', username: path('$.settings.space'), password: path('$.settings.clientSecret') },
      {
        grant_type: 'password',
        username: 'a',
        password: 's&cret',
        client_id: 'client',
        client_secret: 's&cret',
      },
    ],
  ])('asks by %s', (_, change, form) => {
    const { refreshToken, ...rest } = refreshing
    expect(connectVendor({}, vendor({ ...rest, ...change })).tokenRequest()?.form).toEqual(form)
  })

  it('names the client by basic authorization where the server wants that', () => {
    const request = connectVendor({}, vendor({ ...refreshing, clientAuth: 'basic' })).tokenRequest()
    expect(request?.headers.authorization).toBe(`Basic ${btoa('client:s&cret')}`)
    expect(request?.form).toEqual({ grant_type: 'refresh_token', refresh_token: 'refresh-0' })
  })

  it('goes to a host that the settings choose among those of the author', () => {
    const tokenUrl = {
      '@case': { operator: 'lower', value: path('$.settings.host') },
    }
    const request = { baseUrl: 'https://api.vendor.example', hosts: ['*.vendor.example'] }
    const definition = vendor({ ...refreshing, tokenUrl }, { request })
    const connect = (host: string) => connectVendor({ settings: { ...settings, host } }, definition)
    expect(connect('https://eu.vendor.example/token').tokenRequest()?.url).toBe(
      'https://eu.vendor.example/token',
    )
    for (const host of [
      'https://evil.example/token',
      'https://evil.example#.vendor.example',
      'ftp://a.vendor.example',
    ])
      expect(() => connect(host)).toThrow('settings make')
  })

  it.each([
    ['the payload', { tokenUrl: path('$.payload.name') }, '/auth/tokenUrl'],
    ['a host without hosts', { tokenUrl: path('$.settings.host') }, '/auth/tokenUrl'],
    ['the payload in a form', { clientId: path('$.payload.name') }, '/auth/clientId'],
    ['a setting that there is not', { clientSecret: path('$.settings.secrt') }, '/auth/clientSecret/@path'],
    [
      'an answer to other requests',
      { responses: [{ when: 'steps.a.status = 1', then: 'retry' }] },
      '/auth/responses/0/when',
    ],
  ])('can not be made of %s', (_, change, pointer) => {
    const problems = checkDefinition(vendor({ ...refreshing, ...change }))
    expect([...new Set(problems.map((problem) => problem.pointer))]).toEqual([pointer])
  })

  it('is missed when the connection is made, unless the configuration carries a token', () => {
    const definition = vendor(refreshing, { settings: { ...vendor().settings, required: [] } })
    expect(() => connectVendor({ settings: {} }, definition)).toThrow('the settings give no client id')
    const connection = connectVendor({ settings: {}, auth: { accessToken: 'held' } }, definition)
    expect(connection.tokenRequest()).toBeUndefined()
  })
})

describe('settings that only the auth scheme reads', () => {
  const check = (config: object, definition = vendor()) =>
    createEngine({ destinations: [definition] })
      .check({
        id: 'c',
        destination: 'vendor',
        subscriptions: [{ action: 'send', enabled: true, trigger: 'all' }],
        ...config,
      })
      .map(({ pointer }) => pointer)

  it('are needed without a token', () => {
    expect(check({ settings: { space: 'a' } })).toEqual([
      '/settings/clientId',
      '/settings/clientSecret',
      '/settings/refreshToken',
    ])
  })

  it('are not needed where the configuration carries one, and the others are', () => {
    expect(check({ settings: { space: 'a' }, auth: held })).toEqual([])
    expect(check({ auth: held })).toEqual(['/settings/space'])
  })

  it('are needed all the same where a request reads them through a let', () => {
    const definition = vendor(refreshing, {
      let: { client: path('$.settings.clientId') },
      request: { baseUrl: 'https://api.vendor.example', headers: { 'X-Client': path('$.let.client') } },
    })
    expect(check({ settings: { space: 'a' }, auth: held }, definition)).toEqual(['/settings/clientId'])
    const unread = vendor(refreshing, { let: { client: path('$.settings.clientId') } })
    expect(check({ settings: { space: 'a' }, auth: held }, unread)).toEqual([])
  })
})

describe('the answer to the request for a token', () => {
  const read = (answer: object, now?: number) => connectVendor().readToken(answer, now)

  it.each([
    ['a token', granted('t'), { accessToken: 't' }],
    ['the time of its end', granted('t', { expires_in: 1800 }), { expiresAt: 1_801_000 }],
    ['the time as text', granted('t', { expires_in: '60' }), { expiresAt: 61_000 }],
    ['a new refresh token', granted('t', { refresh_token: 'r' }), { refreshToken: 'r' }],
    ['a token in a text', { status: 200, body: '{"access_token":"t"}' }, { accessToken: 't' }],
  ])('holds %s', (_, answer, expected) => {
    expect(read(answer, 1000)).toMatchObject(expected)
  })

  it('says nothing of the end of a token without a clock', () => {
    expect(read(granted('t', { expires_in: 1800 }))).toEqual({ accessToken: 't' })
  })

  it('leaves the refresh token in place where it brings none', () => {
    expect(connectVendor().readToken(granted('t'), 0, held)).toEqual({
      accessToken: 't',
      refreshToken: 'refresh-1',
    })
  })

  it.each([
    [
      { status: 200, body: {} },
      { then: 'discard', kind: 'auth', code: 'NO_TOKEN', httpStatus: 200 },
    ],
    [
      { status: 200, body: { access_token: 'a\nb' } },
      { then: 'discard', code: 'NO_TOKEN' },
    ],
    [
      { status: 503, headers: { 'Retry-After': '7' } },
      { then: 'retry', kind: 'retry', retryAfterMs: 7000 },
    ],
    [{ error: 'ECONNRESET' }, { then: 'retry', code: 'NETWORK_ERROR' }],
    [{ status: 401 }, { then: 'discard', kind: 'auth', code: 'INVALID_AUTHENTICATION' }],
    [
      { status: 400, body: { error: 'invalid_grant', error_description: 'the token s&cret was revoked' } },
      { then: 'discard', kind: 'auth', code: 'INVALID_AUTHENTICATION', message: 'the token ••• was revoked' },
    ],
  ])('%j is a failure', (answer, expected) => {
    const failure = read(answer)
    expect(failure).toMatchObject(expected)
    expect(failure.accessToken).toBeUndefined()
  })

  it('is what the rules of the scheme say, before the defaults', () => {
    const responses = [
      {
        when: 'status = 400 and contains(body.error_description, "being processed")',
        then: 'retry',
        after: 500,
      },
    ]
    const connection = connectVendor({}, vendor({ ...refreshing, responses }))
    const body = { error: 'invalid_grant', error_description: 'a request is already being processed' }
    expect(connection.readToken({ status: 400, body })).toMatchObject({ then: 'retry', retryAfterMs: 500 })
  })
})

describe('an answer that refuses the token', () => {
  const outcome = (connection: ReturnType<typeof connectVendor>, answer: object) => {
    const result = connection.next(deliver(connection).delivery, { '0': answer })
    return result.done ? result.outcomes[0] : undefined
  }

  it('asks for a new one, once', () => {
    const connection = connectVendor()
    expect(outcome(connection, { status: 401 })).toMatchObject({ status: 'retry', kind: 'auth' })
    expect(outcome(connection, { status: 401, refreshed: true })).toMatchObject({
      status: 'discarded',
      kind: 'auth',
    })
  })

  it('is the end where none can be asked for', () => {
    const connection = connectVendor({ settings: { space: 'a' }, auth: { accessToken: 'held' } })
    expect(outcome(connection, { status: 401 })).toMatchObject({ status: 'discarded', kind: 'auth' })
  })
})

it('names the event in no request for a token', () => {
  const connection = connectVendor()
  connection.evaluate(event)
  expect(JSON.stringify(connection.tokenRequest())).not.toContain('Hello')
})
