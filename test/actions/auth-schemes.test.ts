import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { describe, expect, it } from 'vitest'
import { checkDefinition, type Destination } from '../../src/actions/index.js'
import { testAction } from '../../src/testing/index.js'
import { deepFreeze } from '../deep-freeze.js'

const setting = (name: string) => ({ '@path': `$.settings.${name}` })

const destination = (auth: object, request: object): Destination =>
  deepFreeze({
    slug: 'vendor',
    version: '1.0.0',
    name: 'Vendor',
    events: ['track'],
    settings: { type: 'object', properties: { key: { type: 'string', format: 'password' } } },
    auth,
    request: { baseUrl: 'https://api.vendor.example' },
    actions: {
      send: {
        title: 'Send',
        fields: { type: 'object', properties: { data: {} } },
        mapping: { data: { '@path': '$.properties' } },
        request: { method: 'POST', path: '/events', ...request },
        examples: [],
      },
    },
  }) as unknown as Destination

const data = { '@path': '$.payload.data' }
const event = deepFreeze({ type: 'track', event: 'e', properties: { id: 7, key: 'mine' } })

const send = (auth: object, request: object, settings: { readonly key?: string } = { key: 'k&y' }) =>
  testAction(destination(auth, request), 'send', { event, settings })

const sent = (auth: object, request: object) => send(auth, request).requests[0]

const sign = { type: 'hmac', header: 'X-Sign', algorithm: 'sha256', encoding: 'hex', secret: setting('key') }
const signature = (text: string) => bytesToHex(hmac(sha256, utf8ToBytes('k&y'), utf8ToBytes(text)))

describe('credentials in the query', () => {
  const query = { type: 'query', name: 'api key', value: setting('key') }

  it('come after the parameters of the request, encoded', () => {
    expect(sent(query, { query: { a: 1 }, json: data })?.url).toBe(
      'https://api.vendor.example/events?a=1&api%20key=k%26y',
    )
    expect(sent(query, { json: data })?.url).toBe('https://api.vendor.example/events?api%20key=k%26y')
  })

  it('are missed when the connection is made', () => {
    expect(() => send(query, { json: data }, {})).toThrow(
      'the settings give no value for the parameter "api key"',
    )
  })
})

describe('credentials in the body', () => {
  const body = { type: 'body', fields: { key: setting('key') } }

  it.each([
    ['json', { json: { '@path': '$.payload.data' } }, { json: { id: 7, key: 'k&y' } }],
    ['form', { form: { id: 1 } }, { form: { id: '1', key: 'k&y' } }],
  ])('stand over fields of the same name in a body of the kind %s', (_, request, expected) => {
    expect(sent(body, request)).toMatchObject(expected)
  })

  it('are signed with the body', () => {
    const request = { form: { id: 1 }, sign: { ...sign, type: undefined } }
    const { type, ...plain } = request.sign
    expect(sent(body, { ...request, sign: plain })?.headers['x-sign']).toBe(signature('id=1&key=k%26y'))
  })

  it('fail where the body is no object', () => {
    expect(send(body, { json: [data] }).outcome).toMatchObject({ code: 'INVALID_BODY', status: 'discarded' })
  })

  it.each([
    ['is none', {}, 'the credentials are fields of the body, and there is none'],
    ['has no fields', { text: 'x' }, 'the credentials are fields of the body, and it has none'],
  ])('are a problem of a definition whose body %s', (_, request, message) => {
    expect(checkDefinition(destination(body, request))).toMatchObject([
      { code: 'definition/request', message },
    ])
  })
})

describe('a signature of every request', () => {
  it('is one of the body as it is sent', () => {
    expect(sent(sign, { json: data })?.headers['x-sign']).toBe(signature('{"id":7,"key":"mine"}'))
    expect(sent({ ...sign, prefix: 'sha256=' }, { form: { a: 'b c' } })?.headers['x-sign']).toBe(
      `sha256=${signature('a=b+c')}`,
    )
  })

  it('is one of nothing where there is no body', () => {
    expect(sent(sign, { method: 'GET' })?.headers['x-sign']).toBe(signature(''))
  })

  it('is one of what a mapping makes of the request', () => {
    const message = {
      '@template': '{{request.method}}|{{request.url}}|{{request.path}}|{{request.query}}|{{request.body}}',
    }
    const request = { path: '/a/{{payload.data.id}}', query: { b: 'c?d' }, json: { e: 1 } }
    const url = 'https://api.vendor.example/a/7?b=c%3Fd'
    expect(sent({ ...sign, message }, request)?.headers['x-sign']).toBe(
      signature(`POST|${url}|/a/7|b=c%3Fd|{"e":1}`),
    )
  })

  it('is hidden, and its secret is missed when the connection is made', () => {
    expect(() => send(sign, { json: data }, {})).toThrow('the settings give no secret to sign with')
  })

  it('tells problems of its message once, and only of what is there', () => {
    const message = { '@path': '$.request.verb' }
    expect(checkDefinition(destination({ ...sign, message }, { json: data }))).toMatchObject([
      { code: 'definition/reference', pointer: '/auth/message/@path' },
    ])
    expect(checkDefinition(destination(sign, { json: { '@path': '$.request.url' } }))).toMatchObject([
      { code: 'definition/reference', pointer: '/actions/send/request/json/@path' },
    ])
  })
})

describe('a bearer token', () => {
  it('is the one that the configuration carries, before that of the settings', async () => {
    const { createEngine } = await import('../../src/index.js')
    const auth = { type: 'bearer', token: setting('key') }
    const definition = destination(auth, { json: data })
    const connection = createEngine({
      destinations: [{ ...definition, settings: { ...definition.settings, required: ['key'] } }],
    }).connect({
      id: 'c',
      destination: 'vendor',
      auth: { accessToken: 'held' },
      subscriptions: [{ action: 'send', enabled: true, trigger: 'all' }],
    })
    const [delivery] = connection.evaluate(event).deliveries
    expect(delivery?.requests[0]).toMatchObject({ headers: { authorization: 'Bearer held' } })
    expect(delivery?.requests[0]?.auth).toBeUndefined()
  })
})

it.each([
  ['an unknown scheme', { type: 'digest' }],
  ['an option that the scheme does not have', { type: 'query', name: 'a', value: 'b', prefix: 'c' }],
  ['an option that is missing', { type: 'oauth2', grant: 'password', clientId: 'a' }],
  [
    'a grant that there is not',
    { type: 'oauth2', grant: 'implicit', tokenUrl: 'https://a.example', clientId: 'a' },
  ],
  ['a token request without a method', { type: 'token', request: { url: 'https://a.example' }, token: 'a' }],
  [
    'a place for tokens that there is not',
    {
      type: 'token',
      request: { method: 'GET', url: 'https://a.example' },
      token: 'a',
      placement: { cookie: 'a' },
    },
  ],
])('refuses %s', (_, auth) => {
  const problems = checkDefinition(destination(auth, { json: data }))
  expect(problems.length).toBeGreaterThan(0)
  expect(problems.every(({ code }) => code === 'definition/schema')).toBe(true)
})
