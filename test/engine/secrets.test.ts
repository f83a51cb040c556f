import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import slack from '../../definitions/slack/index.js'
import type { Destination } from '../../src/actions/index.js'
import { secretForms } from '../../src/actions/index.js'
import { ConfigError, type ConnectionConfig, createEngine, createTokenCache } from '../../src/index.js'
import { runExamples } from '../../src/testing/index.js'
import { deepFreeze } from '../deep-freeze.js'
import { connectVendor, held, settings as oauthSettings, refreshing, vendor } from './oauth.js'

/** Hard to write in any form: blanks, quotes, what URLs and HTML escape, more than one byte a character. */
const planted = deepFreeze({
  apiKey: 'Pl"nt é+/&= key',
  password: 'pass:word\\90%',
  pin: 90_210_777,
})

const setting = (name: string) => ({ '@path': `$.settings.${name}` })

const everyForm = {
  plain: setting('apiKey'),
  inText: { '@template': 'key={{settings.apiKey}};' },
  number: setting('pin'),
  asJson: { '@json': { mode: 'encode', value: { inside: setting('apiKey') } } },
  base64: { '@base64': { mode: 'encode', value: { '@template': 'user:{{settings.password}}:x' } } },
  alone: { '@base64': { mode: 'encode', value: setting('password') } },
}

const leaky = (auth: object, request: object = {}): Destination =>
  deepFreeze({
    slug: 'leaky',
    version: '1.0.0',
    name: 'Leaky',
    events: ['track'],
    settings: {
      type: 'object',
      required: ['apiKey', 'password'],
      properties: {
        apiKey: { type: 'string', format: 'password', minLength: 5, pattern: '^Pl' },
        password: { type: 'string', format: 'password' },
        pin: { type: 'integer', format: 'password' },
        host: { type: 'string' },
      },
    },
    auth,
    request: { baseUrl: 'https://api.leaky.example' },
    actions: {
      send: {
        title: 'Send',
        fields: { type: 'object', properties: { name: { type: 'string' } } },
        mapping: { name: { '@path': '$.event' } },
        request: {
          method: 'POST',
          path: '/{{settings.apiKey}}',
          query: { key: setting('apiKey'), pin: setting('pin') },
          headers: { 'X-Other': { '@base64': { mode: 'encode', value: setting('apiKey') } } },
          json: everyForm,
          ...request,
        },
        responses: [
          {
            when: 'status = 400',
            then: 'discard',
            code: { '@path': '$.body.code' },
            message: { '@path': '$.body.error' },
          },
        ],
        examples: [{ title: 'fails', settings: planted, event: { type: 'track', event: 'e' }, requests: [] }],
      },
    },
  }) as unknown as Destination

const basic = { type: 'basic', username: 'user', password: setting('password') }
const event = deepFreeze({ type: 'track', messageId: 'm', event: 'Hello' })

const connect = (destination: Destination, config: Partial<ConnectionConfig> = {}) =>
  createEngine({ destinations: [destination] }).connect({
    id: 'c',
    destination: destination.slug,
    settings: planted,
    subscriptions: [{ action: 'send', enabled: true, trigger: 'all' }],
    ...config,
  })

const forms = Object.values(planted).flatMap((secret) => secretForms(String(secret)))

/** Nothing of a value, as it is printed and as a text, holds a secret. */
function expectNoSecret(value: unknown, secrets: readonly string[] = forms): void {
  const texts = [JSON.stringify(value) ?? '', String(value)]
  for (const secret of secrets) for (const text of texts) expect(text).not.toContain(secret)
}

describe('a delivery that is printed', () => {
  it.each([
    ['by basic authorization', basic],
    ['in the query', { type: 'query', name: 'the key', value: setting('apiKey') }],
    ['in the body', { type: 'body', fields: { key: setting('apiKey') } }],
    ['in a header', { type: 'header', name: 'X-Id', value: { '@template': 'v1 {{settings.apiKey}}' } }],
  ])('holds no secret that was sent %s, in any form', (_, auth) => {
    const connection = connect(leaky(auth, auth.type === 'header' ? { path: '/' } : {}))
    const { deliveries, outcomes } = connection.evaluate(event)
    if (auth.type === 'header') {
      // A header can not hold every character.
      expectNoSecret(outcomes)
      return
    }
    const [delivery] = deliveries
    if (delivery === undefined) throw new Error('nothing was built')
    expect(JSON.stringify(delivery)).toContain('90210777')
    expectNoSecret(connection.redact(delivery))
    expect(JSON.stringify(connection.redact(delivery))).not.toContain('90210777')
  })

  it('holds no token that the configuration carries', () => {
    const connection = connectVendor({ auth: held }, vendor(refreshing, {}))
    const [delivery] = connection.evaluate(event).deliveries
    if (delivery === undefined) throw new Error('nothing was built')
    expect(JSON.stringify(delivery)).toContain('held')
    expectNoSecret(connection.redact(delivery), ['held', 'refresh-1'])
  })

  it('hides a token in the query by its name, also one that the connection never saw', () => {
    const { type, grant, tokenUrl, ...rest } = refreshing
    const request = { method: 'POST', url: tokenUrl, json: { id: rest.clientId } }
    const auth = { type: 'token', request, token: { '@path': '$.body.key' }, placement: { query: 'token' } }
    const connection = connectVendor({}, vendor(auth))
    const [delivery] = connection.evaluate(event).deliveries
    if (delivery === undefined) throw new Error('nothing was built')
    const requests = delivery.requests.map((one) => connection.authorize(one, { accessToken: 'fresh' }))
    expect(requests[0]?.url).toContain('?token=fresh')
    expect(connection.redact({ ...delivery, requests }).requests[0]?.url).toMatch(/\?token=•••$/)
  })
})

describe('an answer that is printed', () => {
  it('holds no secret that it repeats, nor one that nobody told the connection of', () => {
    const connection = connect(leaky(basic))
    const [delivery] = connection.evaluate(event).deliveries
    const [request] = delivery?.requests ?? []
    if (delivery === undefined || request === undefined) throw new Error('nothing was built')
    const answer = deepFreeze({
      status: 400,
      headers: { 'content-type': 'text/plain', 'set-cookie': 'session', 'x-was': 'fresh' },
      body: { was: forms, [planted.apiKey]: 'fr&sh', other: [1, 'fr%26sh', null] },
    })
    const shown = connection.redactExchange(delivery, { request, answer }, ['fresh', 'fr&sh'])
    expectNoSecret(shown, [...forms, 'fresh', 'fr&sh', 'fr%26sh', 'session'])
    expect(shown.answer).toMatchObject({
      status: 400,
      headers: { 'content-type': 'text/plain' },
      body: { other: [1, '•••', null] },
    })
    expect(shown.request).toEqual(connection.redact(delivery).requests[0])
  })

  it('does not say where a request went whose address a mapping gave', () => {
    const connection = createEngine({ destinations: [slack] }).connect({
      id: 'c',
      destination: 'slack',
      subscriptions: [
        {
          action: 'postToChannel',
          enabled: true,
          trigger: 'all',
          mapping: { url: 'https://hooks.slack.com/services/T0/B0/abc', text: 'hello' },
        },
      ],
    })
    const [delivery] = connection.evaluate(event).deliveries
    const [request] = delivery?.requests ?? []
    if (delivery === undefined || request === undefined) throw new Error('nothing was built')
    const answer = { status: 404, body: 'nothing at /services/T0/B0/abc' }
    const shown = connection.redactExchange(delivery, { request, answer })
    expect(shown.request.url).toBe('https://hooks.slack.com/•••')
    expect(shown.answer.body).toBe('nothing at •••')
    const said = connection.next(delivery, { [request.id]: answer })
    expect(said).toMatchObject({ outcomes: [{ status: 'discarded', reason: 'nothing at •••' }] })
  })
})

describe('what happened', () => {
  it('holds no secret where a request could not be built of one', () => {
    const { outcomes } = connect(leaky(basic, { method: setting('apiKey') })).evaluate(event)
    expect(outcomes).toMatchObject([{ status: 'discarded', code: 'INVALID_METHOD' }])
    expectNoSecret(outcomes)
    const batch = connect(leaky(basic, { method: setting('apiKey') })).evaluateBatch([event])
    expectNoSecret(batch.outcomes)
  })

  it('holds no secret that an answer repeats', () => {
    const connection = connect(leaky(basic))
    const [delivery] = connection.evaluate(event).deliveries
    if (delivery === undefined) throw new Error('nothing was built')
    const body = { code: planted.apiKey, error: `unknown key ${planted.apiKey}, ${planted.password}` }
    const result = connection.next(delivery, { '0': { status: 400, body } })
    expect(result).toMatchObject({ outcomes: [{ code: '•••', reason: 'unknown key •••, •••' }] })
    expectNoSecret(result)
  })

  it('holds no secret that a server of tokens repeats', async () => {
    const connection = connectVendor({ auth: held })
    const answer = {
      status: 400,
      body: { error: 'invalid_grant', error_description: 'refresh-1 of client s&cret, or refresh-9' },
    }
    const newest = { accessToken: 'a', refreshToken: 'refresh-9' }
    const secrets = ['refresh-1', 's&cret', 'refresh-9']
    expectNoSecret(connection.readToken(answer, 0, newest), secrets)
    const cache = createTokenCache({ send: async () => answer })
    const error = await cache.refresh(connection, held).catch((reason: unknown) => reason)
    expect(error).toMatchObject({ name: 'TokenError', connection: 'c' })
    expectNoSecret(error, secrets.slice(0, 2))
  })
})

describe('problems', () => {
  it.each([
    ['a form that it can not have', { settings: { ...planted, apiKey: 'planted-wrong' } }],
    ['another type', { settings: { ...planted, apiKey: { inside: 'planted-wrong' } } }],
    ['another type of number', { settings: { ...planted, pin: 'planted-wrong' } }],
    ['a setting that there is not', { settings: { ...planted, apikey: 'planted-wrong' } }],
    ['a token that is none', { auth: { accessToken: ['planted-wrong'] } }],
    ['a token with a line break', { auth: { accessToken: 'planted-wrong\n' } }],
    ['something beside the tokens', { auth: { accessToken: 'x', secret: 'planted-wrong' } }],
  ])('tell nothing of a secret in %s', (_, config) => {
    const bearer = leaky({ type: 'bearer', token: setting('apiKey') }, { path: '/' })
    const full = {
      id: 'c',
      destination: 'leaky',
      settings: planted,
      subscriptions: [{ action: 'send', enabled: true, trigger: 'all' }],
      ...config,
    }
    const engine = createEngine({ destinations: [bearer] })
    const problems = engine.check(full)
    expect(problems.length).toBeGreaterThan(0)
    expectNoSecret(problems, [...forms, 'planted-wrong'])
    const error = thrownBy(() => engine.connect(full as unknown as ConnectionConfig))
    expect(error).toBeInstanceOf(ConfigError)
    expectNoSecret(error, [...forms, 'planted-wrong'])
  })

  it('tell nothing of an address that settings make', () => {
    const definition = { ...leaky(basic), request: { baseUrl: setting('host'), hosts: ['*.leaky.example'] } }
    const host = 'https://planted-wrong.example'
    expect(() => connect(definition as Destination, { settings: { ...planted, host } })).toThrow(
      'settings make',
    )
    const error = thrownBy(() => connect(definition as Destination, { settings: { ...planted, host } }))
    expectNoSecret(error, [...forms, 'planted-wrong'])
  })

  it('of a token are told without the settings that ask for it', () => {
    const token = 'planted-wrong\u0000'
    const error = thrownBy(() =>
      connectVendor(
        { settings: { ...oauthSettings, apiToken: token } },
        vendor({ ...refreshing, accessToken: setting('apiToken') }),
      ),
    )
    expect(error).toBeInstanceOf(ConfigError)
    expectNoSecret(error, ['planted-wrong'])
  })
})

it('examples that do not hold show no secret', () => {
  const results = runExamples(leaky(basic))
  expect(results.flatMap(({ differences }) => differences)).not.toEqual([])
  expectNoSecret(results.map(({ differences }) => differences))
})

it('a secret in a longer text in base64 is found wherever it begins', () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 8, unit: 'grapheme' }),
      fc.string({ maxLength: 9 }),
      fc.string({ maxLength: 9 }),
      (secret, before, after) => {
        const bytes = new TextEncoder().encode(before + secret + after)
        const text = btoa(String.fromCharCode(...bytes))
        expect(secretForms(secret).some((form) => text.includes(form))).toBe(true)
      },
    ),
  )
})

function thrownBy(run: () => unknown): unknown {
  try {
    run()
    return undefined
  } catch (error) {
    return error
  }
}
