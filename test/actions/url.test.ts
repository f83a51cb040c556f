import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
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
        { event: { type: 'identify', userId: 'u' }, settings: { region } },
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
