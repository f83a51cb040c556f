import { describe, expect, it } from 'vitest'
import { definitions } from 'waybill/definitions'
import { call, defineNative, kinds } from 'waybill/expressions'
import { defineDirective, directives } from 'waybill/mappings'
import { type ConnectionConfig, createEngine } from '../../src/index.js'
import { acme, acmeSettings, changed } from '../acme.js'
import { deepFreeze } from '../deep-freeze.js'

const identify = deepFreeze({
  type: 'identify',
  messageId: 'm-1',
  userId: 'u/1',
  timestamp: '2025-02-11T14:03:21.513Z',
  traits: { email: 'ann@example.com', age: '41' },
})

const connect = (config: Partial<ConnectionConfig> = {}, evaluation: 'compiled' | 'closures' = 'compiled') =>
  createEngine({ destinations: deepFreeze([acme]), evaluation }).connect(
    deepFreeze({
      id: 'crm',
      destination: 'acme',
      settings: acmeSettings,
      subscriptions: [{ action: 'upsert', enabled: true }],
      ...config,
    }),
  )

describe.each(['compiled', 'closures'] as const)('a connection with %s evaluation', (evaluation) => {
  it('makes a delivery and an outcome of an event that matches', () => {
    expect(connect({}, evaluation).evaluate(identify)).toEqual({
      deliveries: [
        {
          id: 'crm/0/m-1',
          connection: 'crm',
          destination: 'acme',
          action: 'upsert',
          subscription: 0,
          messageIds: ['m-1'],
          requests: [
            {
              id: '0',
              method: 'PUT',
              url: 'https://api-us.acme.example/v2/people/u%2F1?source=identify',
              headers: {
                'content-type': 'application/json',
                'x-api-key': 'key-123456',
                'x-client': 'waybill',
              },
              json: { email: 'ann@example.com', age: 41 },
              idempotencyKey: expect.stringMatching(/^[0-9a-f]{32}$/),
            },
          ],
        },
      ],
      outcomes: [
        {
          messageId: 'm-1',
          connection: 'crm',
          subscription: 0,
          action: 'upsert',
          status: 'built',
          step: 'request',
        },
      ],
    })
  })

  it('says of an event that does not match which subscriptions are switched off but would', () => {
    const connection = connect({ subscriptions: [{ action: 'upsert', name: 'People' }] }, evaluation)
    const [outcome] = connection.evaluate(identify).outcomes
    expect(outcome).toMatchObject({ status: 'discarded', step: 'triggers', code: 'NO_MATCHING_MAPPING' })
    expect(outcome?.reason).toBe(
      'You may not have any subscriptions that match this event. "People" (0) would match, but is not enabled.',
    )
  })

  it('speaks of the field, its value and the path that fed it where a payload does not fit', () => {
    const [outcome] = connect({}, evaluation).evaluate({
      ...identify,
      traits: { email: 'n/a', age: -1 },
    }).outcomes
    expect(outcome).toMatchObject({
      status: 'discarded',
      step: 'validation',
      kind: 'payload',
      code: 'PAYLOAD_VALIDATION_FAILED',
      fields: ['email', 'age'],
      reason:
        'Email: must be an email address, got "n/a" (from $.traits.email); Age: must be 0 or more, got -1 (from $.traits.age)',
    })
  })
})

it('gives one delivery for each subscription that matches, in their order', () => {
  const { deliveries, outcomes } = connect({
    subscriptions: [
      { action: 'upsert', enabled: true, mapping: { note: 'first' } },
      { action: 'upsert', enabled: false },
      { action: 'upsert', enabled: true, trigger: 'type = "track"' },
      { action: 'upsert', enabled: true, trigger: 'exists(traits.email)', mapping: { note: 'second' } },
    ],
  }).evaluate(identify)
  expect(deliveries.map(({ id, requests }) => [id, requests[0]?.headers['x-note']])).toEqual([
    ['crm/0/m-1', 'first'],
    ['crm/3/m-1', 'second'],
  ])
  expect(outcomes.map(({ subscription, status }) => [subscription, status])).toEqual([
    [0, 'built'],
    [3, 'built'],
  ])
})

it('lets one subscription fail without the others', () => {
  const { deliveries, outcomes } = connect({
    subscriptions: [
      { action: 'upsert', enabled: true, mapping: { note: 'a\nb' } },
      { action: 'upsert', enabled: true },
    ],
  }).evaluate(identify)
  expect(deliveries).toHaveLength(1)
  expect(outcomes).toMatchObject([
    { status: 'discarded', step: 'request', code: 'INVALID_HEADER' },
    { status: 'built' },
  ])
})

describe('what is not sent has an outcome with a code', () => {
  it.each([
    ['no event at all', null, { step: 'intake', code: 'bad_request' }],
    ['a list', [], { step: 'intake', code: 'bad_request' }],
    ['an unknown type', { type: 'trakc' }, { step: 'intake', code: 'bad_request', fields: ['type'] }],
    [
      'a type that the destination does not take',
      { type: 'page' },
      { step: 'event-type', code: 'UNSUPPORTED_EVENT_TYPE' },
    ],
    [
      'an event that no trigger matches',
      { type: 'track', event: 'x' },
      { step: 'triggers', code: 'NO_MATCHING_MAPPING' },
    ],
    ['a missing field', { type: 'identify' }, { step: 'validation', fields: ['id'] }],
    [
      'a failed check with a code of its own',
      { type: 'identify', userId: 'root', traits: { age: 1 } },
      { step: 'validation', code: 'NO_PERSON', fields: ['id'] },
    ],
    [
      'a part of the path that would walk up',
      { type: 'identify', userId: '..', traits: { age: 1 } },
      { step: 'request', code: 'INVALID_URL', kind: 'payload' },
    ],
  ])('%s', (_, event, expected) => {
    const { deliveries, outcomes } = connect().evaluate(event)
    expect(deliveries).toEqual([])
    expect(outcomes).toHaveLength(1)
    expect(outcomes[0]).toMatchObject({ status: 'discarded', ...expected })
    expect(outcomes[0]?.reason).toBeTruthy()
  })

  it('an event that nests too deeply', () => {
    let deep: unknown = 1
    for (let level = 0; level < 100_000; level += 1) deep = [deep]
    const connection = connect({
      subscriptions: [
        { action: 'upsert', enabled: true, mapping: { note: { '@template': '{{traits.deep}}' } } },
      ],
    })
    const { outcomes } = connection.evaluate({ ...identify, traits: { age: 1, deep } })
    expect(outcomes).toMatchObject([{ status: 'discarded', step: 'mapping', code: 'TOO_DEEP' }])
  })
})

it('lets a delivery through with a warning where a check is only a warning', () => {
  const { deliveries, outcomes } = connect().evaluate({ type: 'identify', userId: 'u-1' })
  expect(deliveries).toHaveLength(1)
  expect(outcomes[0]?.details).toEqual({
    warnings: [{ message: 'An email or an age makes the person findable.', fields: ['email', 'age'] }],
  })
})

it('names a delivery by a hash of the event where there is no message id', () => {
  const connection = connect()
  const id = (age: number) =>
    connection.evaluate({ type: 'identify', userId: 'u-1', traits: { age } }).deliveries[0]?.id
  expect(id(1)).toMatch(/^crm\/0\/[0-9a-f]{32}$/)
  expect(id(1)).toBe(id(1))
  expect(id(1)).not.toBe(id(2))
})

describe('the mapping of a subscription', () => {
  const payloadOf = (subscription: object) => {
    const subscriptions = [{ action: 'upsert', enabled: true, ...subscription }]
    const [delivery] = connect({ subscriptions }).evaluate(identify).deliveries
    const [request] = delivery?.requests ?? []
    return { path: new URL(request?.url ?? 'https://none.example').pathname, body: request?.json }
  }

  it.each([
    [
      'lies over the default by top-level keys',
      { mapping: { email: 'b@example.com' } },
      { email: 'b@example.com', age: 41 },
    ],
    ['takes a default away with `without`', { without: ['email'] }, { age: 41 }],
    ['gives a null with a null', { mapping: { email: null } }, { age: 41 }],
    ['starts empty without defaults', { useDefaults: false, mapping: { id: 'u/1' } }, {}],
    [
      'replaces everything with a directive at the root',
      { mapping: { '@merge': { direction: 'right', objects: [{ id: 'u/1', age: 7 }] } } },
      { age: 7 },
    ],
  ])('%s', (_, subscription, body) => {
    expect(payloadOf(subscription)).toEqual({ path: '/v2/people/u%2F1', body })
  })
})

it('can not be changed through what it gave', () => {
  const definition = changed(['actions', 'upsert', 'request', 'json'], { '@path': '$.settings' })
  const settings = { apiKey: 'key-123456' }
  const connection = createEngine({ destinations: [definition] }).connect({
    id: 'crm',
    destination: 'acme',
    settings,
    subscriptions: [{ action: 'upsert', enabled: true }],
  })
  const json = () => connection.evaluate(identify).deliveries[0]?.requests[0]?.json
  const first = JSON.stringify(json())
  expect(() => Object.assign(Object(json()), { apiKey: 'other' })).toThrow(TypeError)
  settings.apiKey = 'changed'
  expect(JSON.stringify(json())).toBe(first)
})

it('takes an event that can not be read, or an empty message id, like any other', () => {
  const unreadable = Object.defineProperty({ type: 'identify', userId: 'u' }, 'messageId', {
    enumerable: true,
    get() {
      throw new Error('no')
    },
  })
  expect(connect().evaluate(unreadable).outcomes).toMatchObject([{ status: 'discarded', step: 'intake' }])
  const [delivery] = connect().evaluate({ ...identify, messageId: '' }).deliveries
  expect(delivery?.id).toMatch(/^crm\/0\/[0-9a-f]{32}$/)
})

it('tells of a few of very many problems', () => {
  const tags = Array.from({ length: 5000 }, () => ({}))
  const connection = connect({ subscriptions: [{ action: 'upsert', enabled: true, mapping: { tags } }] })
  const [outcome] = connection.evaluate(identify).outcomes
  expect(outcome?.fields).toEqual(['tags'])
  expect(outcome?.reason?.length).toBeLessThan(2000)
})

it('gives plain JSON', () => {
  const result = connect().evaluate(identify)
  expect(JSON.parse(JSON.stringify(result))).toEqual(result)
})

it('hides secrets of a delivery that is to be printed, wherever they stand', () => {
  const connection = connect({
    subscriptions: [
      { action: 'upsert', enabled: true, mapping: { note: 'my key-123456 here', id: 'key-123456' } },
    ],
  })
  const [delivery] = connection.evaluate(identify).deliveries
  if (delivery === undefined) throw new Error('a delivery is expected')
  const redacted = connection.redact(delivery)
  expect(JSON.stringify(delivery)).toContain('key-123456')
  expect(JSON.stringify(redacted)).not.toContain('key-123456')
  expect(redacted.requests[0]?.headers).toMatchObject({ 'x-api-key': '•••', 'x-note': 'my ••• here' })
})

it('hides headers that hold credentials, whoever set them and in whatever form', () => {
  const engine = createEngine({ destinations: definitions })
  const event = { type: 'track', event: 'x', userId: 'u', messageId: 'm' }
  const headersOf = (config: ConnectionConfig) => {
    const connection = engine.connect(config)
    const [delivery] = connection.evaluate(event).deliveries
    if (delivery === undefined) throw new Error('a delivery is expected')
    return connection.redact(delivery).requests[0]?.headers
  }
  const settings = { source_write_key: 'wk' }
  const basic = {
    id: 'a',
    destination: 'segment',
    settings,
    subscriptions: [{ action: 'sendTrack', enabled: true }],
  }
  expect(headersOf(basic)).toMatchObject({ authorization: '•••', 'content-type': 'application/json' })
  const mapping = { url: 'https://in.example.com/', headers: { Authorization: 'Token abc', 'X-Plan': 'pro' } }
  const mapped = {
    id: 'b',
    destination: 'webhook',
    subscriptions: [{ action: 'send', enabled: true, trigger: 'all', mapping }],
  }
  expect(headersOf(mapped)).toMatchObject({ authorization: '•••', 'x-plan': 'pro' })
})

it('hides a secret however deep it stands, in time that the depth does not multiply', () => {
  let note: unknown = 'key-123456'
  for (let level = 0; level < 60; level += 1) note = { note }
  const connection = createEngine({ destinations: definitions }).connect({
    id: 'hook',
    destination: 'webhook',
    settings: { sharedSecret: 'key-123456' },
    subscriptions: [
      { action: 'send', enabled: true, trigger: 'all', mapping: { url: 'https://in.example.com/' } },
    ],
  })
  const [delivery] = connection.evaluate({ type: 'track', event: 'x', properties: { note } }).deliveries
  if (delivery === undefined) throw new Error('a delivery is expected')
  expect(JSON.stringify(connection.redact(delivery))).not.toContain('key-123456')
})

it('hides secrets that stand deeper in the settings', () => {
  const settings = {
    type: 'object',
    properties: {
      login: { type: 'object', properties: { token: { type: 'string', format: 'password' } } },
      apiKey: { type: 'string' },
      region: { type: 'string', default: 'us' },
    },
  }
  const connection = createEngine({ destinations: [changed(['settings'], settings)] }).connect({
    id: 'crm',
    destination: 'acme',
    settings: { apiKey: 'x', login: { token: 'deep-secret' } },
    subscriptions: [{ action: 'upsert', enabled: true, mapping: { note: 'deep-secret' } }],
  })
  const [delivery] = connection.evaluate(identify).deliveries
  if (delivery === undefined) throw new Error('a delivery is expected')
  expect(JSON.stringify(connection.redact(delivery))).not.toContain('deep-secret')
})

it('names the path that a value came from, not the one that was asked about', () => {
  const mapping = { age: { '@if': { condition: 'type = "identify"', then: { '@path': '$.traits.years' } } } }
  const connection = connect({ subscriptions: [{ action: 'upsert', enabled: true, mapping }] })
  const [outcome] = connection.evaluate({ type: 'identify', userId: 'u', traits: { years: -1 } }).outcomes
  expect(outcome?.reason).toBe('Age: must be 0 or more, got -1 (from $.traits.years)')
})

it('turns what a broken part throws into an outcome, not into an exception', () => {
  const definition = changed(['actions', 'upsert', 'mapping'], { id: { '@boom': 1 } })
  const throws = defineNative({
    name: 'boom',
    returns: kinds.anything,
    apply: () => {
      throw new TypeError('secret detail')
    },
  })
  const boom = defineDirective({
    name: '@boom',
    summary: 'Throws.',
    options: { type: 'number' },
    examples: [{ title: 'none', mapping: null, data: null }],
    lower: () => call(throws, []),
  })
  const connection = createEngine({ destinations: [definition], directives: [...directives, boom] }).connect({
    id: 'crm',
    destination: 'acme',
    settings: acmeSettings,
    subscriptions: [{ action: 'upsert', enabled: true }],
  })
  const { outcomes } = connection.evaluate(identify)
  expect(outcomes).toMatchObject([{ status: 'discarded', step: 'mapping', code: 'INTERNAL' }])
  expect(JSON.stringify(outcomes)).not.toContain('secret detail')
})

describe('a Liquid template', () => {
  const liquid = (template: string, options: Partial<Parameters<typeof createEngine>[0]> = {}) =>
    createEngine({ destinations: [acme], ...options })
      .connect({
        id: 'crm',
        destination: 'acme',
        settings: acmeSettings,
        subscriptions: [template, 'other'].map((note) => ({
          action: 'upsert',
          enabled: true,
          mapping: { note: { '@liquid': note } },
        })),
      })
      .evaluate(identify)

  it('past its limit fails its own subscription, with a code', () => {
    const { deliveries, outcomes } = liquid('{{ (1..100000000) | size }}')
    expect(deliveries).toHaveLength(1)
    expect(outcomes).toMatchObject([
      { status: 'discarded', step: 'mapping', kind: 'payload', code: 'LIQUID_LIMIT' },
      { status: 'built' },
    ])
  })

  it('says now by the clock that the engine was given, and fails where it has none', () => {
    const template = '{{ "now" | date: "%Y" }}'
    const { deliveries } = liquid(template, { clock: () => Date.UTC(2031, 4, 6) })
    expect(JSON.stringify(deliveries[0]?.requests)).toContain('2031')
    expect(liquid(template).outcomes[0]).toMatchObject({ status: 'discarded', code: 'NO_CLOCK' })
  })
})
