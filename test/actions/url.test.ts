import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkDefinition } from '../../src/actions/index.js'
import type { JsonObject } from '../../src/json/value.js'
import { testAction } from '../../src/testing/index.js'
import { acme, acmeSettings, changed } from '../acme.js'

const urlOf = (path: string, payload: JsonObject) => {
  const definition = changed(['actions', 'upsert', 'request', 'path'], path)
  const { requests, outcome } = testAction(definition, 'upsert', {
    event: { type: 'identify' },
    settings: acmeSettings,
    mapping: { age: 1, ...payload },
  })
  return requests[0]?.url.replace('?source=identify', '') ?? outcome.code
}

const base = 'https://api-us.acme.example/v2'

describe('what a hole in a path gives', () => {
  it.each([
    ['a slash is no separator', '/p/{{payload.id}}', { id: 'a/b' }, `${base}/p/a%2Fb`],
    ['a question mark begins no query', '/p/{{payload.id}}', { id: 'a?b=c' }, `${base}/p/a%3Fb%3Dc`],
    ['a hash begins no fragment', '/p/{{payload.id}}', { id: 'a#b' }, `${base}/p/a%23b`],
    ['letters of any script are encoded', '/p/{{payload.id}}', { id: 'Ä数' }, `${base}/p/%C3%84%E6%95%B0`],
    ['a percent sign is encoded too', '/p/{{payload.id}}', { id: '%2e%2e' }, `${base}/p/%252e%252e`],
    ['a number is text', '/p/{{payload.age}}', { id: 'x', age: 7 }, `${base}/p/7`],
    [
      'a segment may have text around its hole',
      '/p/v-{{payload.id}}.json',
      { id: '..' },
      `${base}/p/v-...json`,
    ],
    ['it can not walk up', '/p/{{payload.id}}', { id: '..' }, 'INVALID_URL'],
    ['nor stay', '/p/{{payload.id}}/x', { id: '.' }, 'INVALID_URL'],
    ['nor empty a segment', '/p/{{payload.note}}/x', { id: 'x' }, 'INVALID_URL'],
    ['nor walk up together with the text beside it', '/p/.{{payload.id}}/x', { id: '.' }, 'INVALID_URL'],
    ['nor two holes together', '/p/{{payload.id}}{{payload.note}}', { id: '.', note: '.' }, 'INVALID_URL'],
    ['nor walk up beside an encoded dot', '/p/%2E{{payload.id}}/x', { id: '.' }, 'INVALID_URL'],
    ['nor stay beside one', '/p/%2e{{payload.note}}/x', { id: 'x' }, 'INVALID_URL'],
    ['nor hold half a character', '/p/{{payload.id}}', { id: '\ud800' }, 'INVALID_URL'],
    [
      'in a query it may be empty',
      '/p?note={{payload.note}}',
      { id: 'x' },
      `${base}/p?note=&source=identify`,
    ],
  ])('%s', (_, path, payload, expected) => {
    expect(urlOf(path, payload)).toBe(expected)
  })

  it('never changes the host or the number of segments', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (id) => {
        const url = urlOf('/people/{{payload.id}}/notes', { id })
        if (url === 'INVALID_URL' || url === 'PAYLOAD_VALIDATION_FAILED') return
        const { origin, pathname } = new URL(url ?? '')
        expect(origin).toBe('https://api-us.acme.example')
        expect(pathname.split('/')).toHaveLength(5)
        expect(decodeURIComponent(pathname.split('/')[3] ?? '')).toBe(id)
      }),
    )
  })
})

it('repeats the name of a list in the query and leaves out what is missing', () => {
  const { requests } = testAction(acme, 'upsert', {
    event: { type: 'identify', userId: 'u' },
    settings: acmeSettings,
    mapping: { tags: ['a b', 'c&d'] },
  })
  expect(requests[0]?.url).toBe(`${base}/people/u?source=identify&tag=a%20b&tag=c%26d`)
})

describe('the host', () => {
  const settingsOf =
    (baseUrl: unknown, hosts: unknown, region = 'us') =>
    () => {
      const definition = changed(['request'], { baseUrl, hosts })
      return testAction(
        {
          ...definition,
          settings: {
            type: 'object',
            properties: { region: { type: 'string' }, apiKey: { type: 'string' } },
          },
        },
        'upsert',
        { event: { type: 'identify', userId: 'u' }, settings: { region, apiKey: 'k' } },
      ).requests[0]?.url
    }

  it.each([
    ['a region', 'eu', 'https://api-eu.acme.example/'],
    ['one with a dot', 'eu.west', 'https://api-eu.west.acme.example/'],
  ])('may come from settings: %s', (_, region, start) => {
    expect(
      settingsOf('https://api-{{settings.region}}.acme.example', ['*.acme.example'], region)(),
    ).toContain(start)
  })

  it.each([
    ['another host', 'evil.example/'],
    ['a user name', 'x@evil.example#'],
    ['a port', 'x:80'],
    ['a line break', 'x\r\ny'],
  ])('of settings can not become another one: %s', (_, region) => {
    expect(settingsOf('https://{{settings.region}}', ['*.acme.example'], region)).toThrow('config/settings')
  })

  it('with holes needs the hosts that it may turn into', () => {
    expect(settingsOf('https://api-{{settings.region}}.acme.example', undefined)).toThrow('needs "hosts"')
  })

  it('never comes from the payload without a declared target', () => {
    const definition = changed(['actions', 'upsert', 'request'], {
      method: 'POST',
      url: { '@path': '$.payload.note' },
    })
    expect(() => testAction(definition, 'upsert', { event: {}, settings: acmeSettings })).toThrow(
      'declares its "target" hosts',
    )
  })
})

const hosts = ['*.acme.example']
const baseProblems = (baseUrl: unknown, hosts?: readonly string[]) => {
  const request = hosts === undefined ? { baseUrl } : { baseUrl, hosts }
  return checkDefinition(changed(['request'], request)).map(
    ({ code, pointer, message }) => `${code} ${pointer}: ${message}`,
  )
}
const region = { '@path': '$.settings.region' }
const regions = {
  '@switch': { on: region, cases: { eu: 'https://eu.x.example' }, default: 'https://x.example' },
}

describe('a base address', () => {
  it.each([
    ['a text', 'https://x.example/{{settings.region}}'],
    ['a template', { '@template': 'https://x.example/v2/{{settings.region}}' }],
    ['a choice between addresses', regions],
    [
      'a choice between templates',
      {
        '@if': {
          exists: region,
          then: regions,
          else: { '@template': 'https://x.example/{{settings.region}}' },
        },
      },
    ],
  ])('whose host no setting can write needs no hosts: %s', (_, baseUrl) => {
    expect(baseProblems(baseUrl)).toEqual([])
  })

  it('may have a chosen name in its host', () => {
    const chosen = { '@switch': { on: region, cases: { eu: 'eu' }, default: 'us' } }
    const definition = changed(['let'], { host: chosen })
    const request = { baseUrl: 'https://{{let.host}}.x.example' }
    expect(checkDefinition({ ...definition, request })).toEqual([])
  })

  it.each([
    ['a text', 'https://{{settings.region}}.x.example'],
    ['a text whose host goes on in a hole', 'https://x.example{{settings.region}}/v2'],
    ['a template', { '@template': 'https://{{settings.region}}' }],
    ['a whole address', region],
    ['one of several', { '@coalesce': [region, 'https://x.example'] }],
    ['a let', '{{let.host}}'],
    ['a scheme without a host', { '@template': 'https:///{{settings.region}}' }],
    [
      'an empty choice before it',
      {
        '@transform': {
          apply: { a: { '@switch': { on: region, cases: { us: '' } } }, b: region },
          mapping: { '@template': 'https://{{a}}/{{b}}' },
        },
      },
    ],
  ])('whose host a setting can write needs hosts: %s', (_, baseUrl) => {
    const needed = 'a host that settings can change needs "hosts": the hosts that it may turn into'
    expect(baseProblems(baseUrl)).toContain(`definition/request /request/baseUrl: ${needed}`)
    expect(baseProblems(baseUrl, hosts).filter((problem) => problem.includes('needs "hosts"'))).toEqual([])
  })

  it.each([
    ['no address', 'acme'],
    ['another scheme', 'ftp://x.acme.example'],
    ['a query', 'https://x.acme.example?a=1'],
    ['a host that is not allowed', 'https://x.example'],
    ['a wrong branch', { '@switch': { on: region, cases: { eu: 'x' } } }],
  ])('that is written out is checked where it is written: %s', (_, baseUrl) => {
    expect(baseProblems(baseUrl, hosts)).toEqual([
      expect.stringMatching(/^definition\/request \/request\/baseUrl: ".*" can not be the base address$/),
    ])
  })

  it('that the settings do not give is a problem of the settings', () => {
    const definition = changed(['request', 'baseUrl'], {
      '@switch': { on: region, cases: { eu: 'https://x.acme.example' } },
    })
    expect(() => testAction(definition, 'upsert', { event: {}, settings: acmeSettings })).toThrow(
      'the settings give no base address',
    )
  })
})

describe('a "url" that is text', () => {
  const problems = (request: object) =>
    checkDefinition(changed(['actions', 'upsert', 'request'], { method: 'POST', ...request })).map(
      ({ code, message }) => `${code} ${message}`,
    )

  it.each([
    'https://x.example',
    'http://x.example:8080/a/{{payload.id}}',
    'https://x.example?id={{payload.id}}',
  ])('may be %s', (url) => {
    expect(problems({ url })).toEqual([])
  })

  it.each([
    'not a url',
    'x.example/a',
    'https:/x.example',
    'https:///{{payload.id}}',
    'https:/{{payload.id}}',
    'https://{{payload.id}}',
    'https://x.example{{payload.id}}/a',
    'https://user@x.example/',
    'https://x.example\\@{{payload.id}}/',
    'https://x.example:port/',
  ])('can not be %s', (url) => {
    expect(problems({ url })).toContain(
      'definition/request a "url" begins with https:// or http:// and a host without holes',
    )
  })

  it.each([
    ['backslash', '/a\\{{payload.id}}'],
    ['tab', '/.\t./{{payload.id}}'],
    ['space', '/a b'],
  ])('holds no %s, nor does a path', (_, path) => {
    const expected = 'definition/request an address holds no backslash, no space and no control character'
    expect(problems({ path })).toEqual([expected])
    expect(problems({ url: `https://x.example${path}` })).toEqual([expected])
  })

  it('holds no fragment, nor does a path', () => {
    const expected = 'definition/request a fragment is never sent, so an address holds no "#"'
    expect(problems({ path: '/a#b' })).toEqual([expected])
    expect(problems({ url: 'https://x.example/#{{payload.id}}' })).toEqual([expected])
  })
})

describe('an address that a field gives', () => {
  const target = { hosts: ['*.hooks.example'] }
  const withTargets = (second: object, url: unknown, lets: object = {}) =>
    changed(['actions'], {
      upsert: {
        title: 'Call',
        fields: {
          type: 'object',
          properties: { first: { type: 'string', target }, second: { type: 'string', target: second } },
        },
        let: lets,
        request: { method: 'POST', url, query: { q: 1 } },
        examples: [],
      },
    })
  const both = { '@coalesce': [{ '@path': '$.payload.first' }, { '@path': '$.payload.second' }] }
  const messages = (definition: unknown) => checkDefinition(definition).map(({ message }) => message)

  it('may come from several fields of one target', () => {
    expect(messages(withTargets(target, both))).toEqual([])
  })

  it('can not come from fields of several targets', () => {
    const differ = ['the fields that this address comes from declare different targets']
    const other = { hosts: ['*'] }
    expect(messages(withTargets(other, both))).toEqual(differ)
    expect(messages(withTargets(other, { '@path': '$.let.address' }, { address: both }))).toEqual(differ)
  })

  it('may come through a let', () => {
    const definition = withTargets(
      { hosts: ['*'] },
      { '@path': '$.let.address' },
      {
        address: { '@path': '$.payload.first' },
      },
    )
    expect(messages(definition)).toEqual([])
  })

  it.each([
    ['https://a.hooks.example/in#part', 'https://a.hooks.example/in?q=1'],
    ['https://a.hooks.example/in?a=b#part?c', 'https://a.hooks.example/in?a=b&q=1'],
    ['https://a.hooks.example/in?', 'https://a.hooks.example/in?q=1'],
    ['https://a.hooks.example/in#', 'https://a.hooks.example/in?q=1'],
  ])('loses its fragment, and its query goes on: %s', (first, expected) => {
    const { requests } = testAction(withTargets(target, both), 'upsert', {
      event: { type: 'identify' },
      settings: acmeSettings,
      mapping: { first },
    })
    expect(requests[0]?.url).toBe(expected)
  })
})
