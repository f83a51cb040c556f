import { describe, expect, it } from 'vitest'
import { definitions } from 'waybill/definitions'
import { ConfigError, createEngine } from '../../src/index.js'
import type { JsonObject } from '../../src/json/value.js'
import { acme, acmeSettings } from '../acme.js'

const engine = createEngine({ destinations: [acme, ...definitions] })
const config = {
  id: 'crm',
  destination: 'acme',
  settings: acmeSettings,
  subscriptions: [{ action: 'upsert', enabled: true, trigger: 'type = "identify" and exists(userId)' }],
}
const [subscription] = config.subscriptions
const found = (value: unknown) =>
  engine.check(value).map(({ code, severity, pointer }) => [severity, code, pointer])

it('finds every problem of a configuration in one go', () => {
  const broken = {
    ...config,
    settings: { apikey: 'x', region: 'moon' },
    subscriptions: [
      {
        action: 'upsert',
        enabled: true,
        trigger: 'type == "identify"',
        mapping: { email: { '@pth': '$.a' } },
      },
      { action: 'insert', enabled: true },
    ],
  }
  expect(found(broken)).toEqual([
    ['error', 'config/settings', '/settings/apiKey'],
    ['error', 'config/settings', '/settings/region'],
    ['error', 'config/settings', '/settings/apikey'],
    ['error', 'fql/syntax', '/subscriptions/0/trigger'],
    ['error', 'map/unknown-directive', '/subscriptions/0/mapping/email/@pth'],
    ['error', 'config/unknown-action', '/subscriptions/1/action'],
  ])
})

it('throws a ConfigError that carries them and reads well', () => {
  const connect = () =>
    engine.connect({ ...config, subscriptions: [{ action: 'upsrt', enabled: true, trigger: 'type ==' }] })
  expect(connect).toThrow(ConfigError)
  expect(connect).toThrow('did you mean "upsert"?')
})

describe('a configuration', () => {
  it.each([
    ['fits', config, []],
    ['is an object', null, [['error', 'config/schema', '']]],
    ['has no unknown keys', { ...config, fliters: [] }, [['error', 'config/schema', '/fliters']]],
    [
      'names a destination that is there',
      { ...config, destination: 'slak' },
      [['error', 'config/unknown-destination', '/destination']],
    ],
    [
      'has at most 50 subscriptions',
      { ...config, subscriptions: Array(51).fill(config.subscriptions[0]) },
      [['error', 'config/limit', '/subscriptions']],
    ],
    [
      'enables something',
      { ...config, subscriptions: [{ ...subscription, enabled: false }] },
      [['warning', 'config/nothing-enabled', '/subscriptions']],
    ],
    [
      'maps fields that there are',
      { ...config, subscriptions: [{ ...subscription, mapping: { emial: 1 } }] },
      [['warning', 'config/unknown-field', '/subscriptions/0/mapping/emial']],
    ],
    [
      'has a trigger where the action has none',
      { id: 's', destination: 'slack', subscriptions: [{ action: 'postToChannel', enabled: true }] },
      [
        ['warning', 'config/no-trigger', '/subscriptions/0/trigger'],
        ['warning', 'config/required-field', '/subscriptions/0/mapping'],
        ['warning', 'config/required-field', '/subscriptions/0/mapping'],
      ],
    ],
    ['has an id without a slash', { ...config, id: 'a/b' }, [['error', 'config/schema', '/id']]],
    [
      'maps what the action needs',
      { ...config, subscriptions: [{ ...subscription, without: ['id'] }] },
      [['warning', 'config/required-field', '/subscriptions/0/mapping']],
    ],
  ])('%s', (_, value, expected) => {
    expect(found(value)).toEqual(expected)
  })
})

it('fills in the defaults of settings and takes numbers and flags that are written as text', () => {
  const connection = engine.connect({ ...config, settings: { ...acmeSettings, region: 'eu' } })
  const [delivery] = connection.evaluate({ type: 'identify', userId: 'u-1' }).deliveries
  expect(delivery?.requests[0]?.url).toBe('https://api-eu.acme.example/v2/people/u-1?source=identify')
})

it('takes a default where a setting is empty or null', () => {
  for (const region of ['', null]) {
    const connection = engine.connect({ ...config, settings: { ...acmeSettings, region } })
    const [delivery] = connection.evaluate({ type: 'identify', userId: 'u-1' }).deliveries
    expect(delivery?.requests[0]?.url).toContain('https://api-us.')
  }
})

it('says of anything what is wrong with it, and throws nothing', () => {
  const cyclic: Record<string, unknown> = {}
  cyclic.self = cyclic
  for (const value of [
    undefined,
    1,
    () => 1,
    cyclic,
    { ...config, x: () => 1 },
    JSON.parse('{"\\ud800":1}'),
    Symbol('x'),
  ])
    expect(engine.check(value).length).toBeGreaterThan(0)
})

describe('the options of an engine', () => {
  it.each<readonly [title: string, options: unknown, message: string]>([
    ['nothing', undefined, 'a list of definitions is needed'],
    ['no list', acme, 'a list of definitions is needed'],
    ['two definitions of one slug', { destinations: [acme, acme] }, 'two definitions have the slug "acme"'],
    [
      'a way to evaluate that there is not',
      { destinations: [], evaluation: 'closure' },
      '"closure" is no way to evaluate',
    ],
    ['a clock that is none', { destinations: [], clock: 0 }, 'a clock is a function'],
    ['a random source that is none', { destinations: [], random: 7 }, 'a random source is a function'],
    ['limits that are no object', { destinations: [], limits: 5 }, 'limits are an object'],
    [
      'a limit that there is not',
      { destinations: [], limits: { liquidWrok: 5 } },
      'did you mean "liquidWork"',
    ],
    ...[0, -1, 1.5, Number.NaN, '5', null].map(
      (limit) =>
        [
          `a limit of ${JSON.stringify(limit)}`,
          { destinations: [], limits: { subscriptions: limit } },
          'a limit is a whole number above 0, or Infinity',
        ] as const,
    ),
  ])('are refused: %s', (_, options, message) => {
    const create = () => Reflect.apply(createEngine, undefined, [options])
    expect(create).toThrow(ConfigError)
    expect(create).toThrow(message)
  })
})

it('says so where a configuration nests beyond the stack', () => {
  let deep: unknown = 1
  for (let level = 0; level < 50_000; level += 1) deep = { a: deep }
  expect(engine.check({ ...config, settings: deep }).length).toBeGreaterThan(0)
  const path = `$${'.a'.repeat(5000)}`
  const subscriptions = [{ action: 'upsert', enabled: true, mapping: { id: { '@path': path } } }]
  expect(found({ ...config, subscriptions })).toEqual([
    ['error', 'map/limit', '/subscriptions/0/mapping/id/@path'],
  ])
})

it('keeps two engines apart', () => {
  const empty = createEngine({ destinations: [] })
  expect(() => empty.connect(config)).toThrow(ConfigError)
  expect(() => engine.connect(config)).not.toThrow()
})

describe('an action whose keys are expanded', () => {
  const upsert = {
    ...acme.actions.upsert,
    expandKeys: true,
    fields: {
      type: 'object' as const,
      required: ['id'],
      properties: { id: { type: 'string' }, home: { type: 'object' as const }, note: { type: 'string' } },
    },
    mapping: {
      id: 'u1',
      'home.city': 'Oslo',
      home: { zip: '0150', land: { code: 'no' } },
    },
    checks: [],
    request: { method: 'POST', path: '/people', json: { home: { '@path': '$.payload.home' } } },
    examples: [],
  }
  const expanding = createEngine({ destinations: [{ ...acme, actions: { upsert } }] })
  const withMapping = (mapping: JsonObject, without: readonly string[] = []) => ({
    ...config,
    subscriptions: [{ action: 'upsert', enabled: true, mapping, without }],
  })
  const homeOf = (mapping: JsonObject, without?: readonly string[]) => {
    const connection = expanding.connect(withMapping(mapping, without))
    const { deliveries } = connection.evaluate({ type: 'identify', userId: 'u1', messageId: 'm1' })
    return deliveries[0]?.requests[0]?.json
  }

  it.each([
    ['leaves a default in its place', {}, [], { city: 'Oslo', zip: '0150', land: { code: 'no' } }],
    [
      'writes beside it',
      { 'home.street': 'x' },
      [],
      { city: 'Oslo', zip: '0150', land: { code: 'no' }, street: 'x' },
    ],
    ['replaces a place of it', { 'home.zip': '1' }, [], { city: 'Oslo', land: { code: 'no' }, zip: '1' }],
    ['replaces what lies below', { home: { land: 'no' } }, [], { land: 'no' }],
    ['takes a place away', {}, ['home.land.code', 'home.city'], { zip: '0150' }],
    ['takes all of it away', {}, ['home'], undefined],
  ])('%s', (_, mapping, without, home) => {
    expect(homeOf(mapping, without)).toEqual(home === undefined ? {} : { home })
  })

  it('is asked for fields by the first name of a key', () => {
    const problems = expanding.check(withMapping({ 'hom.city': 'x', 'home.x': 1 }))
    expect(problems.map(({ code, pointer, hint }) => [code, pointer, hint])).toEqual([
      ['config/unknown-field', '/subscriptions/0/mapping/hom.city', 'did you mean "home"?'],
    ])
    expect(found(withMapping({ 'home.x': 1 }))).toContainEqual([
      'warning',
      'config/unknown-field',
      '/subscriptions/0/mapping/home.x',
    ])
  })
})
