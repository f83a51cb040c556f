import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Destination } from '../../src/actions/index.js'
import { createEngine, publicHostsOnly, type TargetRule } from '../../src/index.js'
import { deepFreeze } from '../deep-freeze.js'

const field = (name: string) => ({ '@path': `$.payload.${name}` })

const anywhere = (change: object = {}): Destination =>
  deepFreeze({
    slug: 'hook',
    version: '1.0.0',
    name: 'Hook',
    events: ['track'],
    settings: { type: 'object', properties: { host: { type: 'string' } } },
    actions: {
      target: {
        title: 'To the target',
        fields: {
          type: 'object',
          properties: { url: { type: 'string', target: { hosts: ['*'], schemes: ['https', 'http'] } } },
        },
        mapping: { url: { '@path': '$.properties.url' } },
        request: { method: 'POST', url: field('url') },
        examples: [],
      },
      path: {
        title: 'To a path',
        fields: { type: 'object', properties: { a: {}, b: {} } },
        mapping: { a: { '@path': '$.properties.a' }, b: { '@path': '$.properties.b' } },
        request: {
          method: 'POST',
          url: 'https://fixed.example/v1/{{payload.a}}/x-{{payload.b}}',
          query: { q: field('a') },
        },
        examples: [],
      },
    },
    ...change,
  }) as unknown as Destination

function sendTo(action: string, properties: object, allow?: TargetRule) {
  const connection = createEngine({
    destinations: [anywhere()],
    ...(allow === undefined ? {} : { targets: { allow } }),
  }).connect({
    id: 'c',
    destination: 'hook',
    subscriptions: [{ action, enabled: true, trigger: 'all' }],
  })
  const { deliveries, outcomes } = connection.evaluate({ type: 'track', event: 'e', properties })
  return { url: deliveries[0]?.requests[0]?.url, outcome: outcomes[0] }
}

describe('public hosts only', () => {
  it.each([
    'https://example.com/path?x=1',
    'http://hooks.example.co.uk:8443/',
    'https://xn--bcher-kva.example/',
    'https://1.example.com/',
    'https://localhost.example.com/',
  ])('lets requests go to %s', (url) => {
    expect(sendTo('target', { url }, publicHostsOnly).url).toBe(url)
  })

  it.each([
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://0177.0.0.1/',
    'https://127.1/',
    'https://１２７.0.0.1/',
    'https://8.8.8.8/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://localhost/',
    'https://localhost./',
    'https://LOCALHOST:8080/',
    'https://a.localhost/',
    'http://169.254.169.254/latest/meta-data',
    'https://metadata.google.internal/',
    'https://metadata.google.internal./',
    'https://intranet/',
    'https://printer.local/',
    'https://router.home.arpa/',
    'https://10.0.0.1./',
  ])('refuses %s', (url) => {
    expect(sendTo('target', { url }, publicHostsOnly)).toMatchObject({
      url: undefined,
      outcome: { status: 'discarded', step: 'request', code: 'INVALID_URL' },
    })
  })

  it('refuses other schemes and user names by itself', () => {
    for (const url of ['ftp://example.com', 'https://a@example.com', 'https://:b@example.com'])
      expect(publicHostsOnly(new URL(url))).not.toBe(true)
  })
})

describe('a rule for targets', () => {
  const url = 'https://hooks.example.com/a'

  it.each([
    ['false', false, 'the host "hooks.example.com" is not allowed here'],
    ['words', 'ask operations', 'the host "hooks.example.com" is not allowed here: ask operations'],
  ])('refuses by %s', (_, answer, reason) => {
    expect(sendTo('target', { url }, () => answer).outcome).toMatchObject({ code: 'INVALID_URL', reason })
  })

  it('refuses where it throws, and tells nothing of what it threw', () => {
    const { outcome } = sendTo('target', { url }, () => {
      throw new Error('a secret of the service')
    })
    expect(outcome).toMatchObject({ status: 'discarded', code: 'INTERNAL' })
    expect(outcome?.reason).not.toContain('secret')
  })

  it('can not change the address, and is not asked about hosts of the definition', () => {
    const change: TargetRule = (address) => {
      address.host = 'evil.example'
      return true
    }
    expect(sendTo('target', { url }, change).url).toBe(url)
    expect(sendTo('path', { a: 1, b: 2 }, () => false).url).toBe('https://fixed.example/v1/1/x-2?q=1')
  })

  it('is asked about a base address whose host the settings decide on', () => {
    const request = { baseUrl: { '@path': '$.settings.host' }, hosts: ['*'] }
    const action = {
      title: 'a',
      fields: { type: 'object' },
      request: { method: 'GET', path: '/' },
      examples: [],
    }
    const connect = (host: string) =>
      createEngine({
        destinations: [anywhere({ request, actions: { action } })],
        targets: { allow: publicHostsOnly },
      }).connect({
        id: 'c',
        destination: 'hook',
        settings: { host },
        subscriptions: [{ action: 'action', enabled: true, trigger: 'all' }],
      })
    expect(connect('https://shop.example.com').id).toBe('c')
    expect(() => connect('https://10.0.0.1')).toThrow('it is an IP address')
  })

  it('is a function', () => {
    // @ts-expect-error
    expect(() => createEngine({ destinations: [], targets: { allow: ['example.com'] } })).toThrow('/targets')
  })
})

it('no data changes the host of an address that the definition fixes, nor the shape of its path', () => {
  const nasty = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '..',
      '.',
      '%2e%2e',
      '/',
      '\\',
      '//evil.example',
      '@evil.example',
      '?x',
      '#x',
      'a/../b',
      '\r\n',
      '{{payload.a}}',
      '',
    ),
    fc.jsonValue(),
  )
  fc.assert(
    fc.property(nasty, nasty, (a, b) => {
      const { url, outcome } = sendTo('path', { a, b })
      if (url === undefined) expect(outcome).toMatchObject({ code: 'INVALID_URL' })
      else {
        const { origin, pathname, hash, username } = new URL(url)
        expect({ origin, hash, username }).toEqual({
          origin: 'https://fixed.example',
          hash: '',
          username: '',
        })
        expect(pathname).toMatch(/^\/v1\/[^/]+\/x-[^/]*$/)
      }
    }),
    { numRuns: 200 },
  )
})

it('data goes to the host that its field names, or nowhere', () => {
  fc.assert(
    fc.property(fc.oneof(fc.webUrl(), fc.string(), fc.webAuthority()), (url) => {
      const found = sendTo('target', { url }, ({ hostname }) => hostname === 'only.example')
      expect(found.url).toBeUndefined()
    }),
    { numRuns: 200 },
  )
})
