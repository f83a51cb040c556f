import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FilterActionConfig, FilterConfig } from '../../src/index.js'
import { echoOf, problemsOf } from './echo.js'

const filter = (...actions: readonly FilterActionConfig[]): FilterConfig => ({ if: 'all', actions })
const eventsOf = (count: number, fields: (index: number) => object) =>
  Array.from({ length: count }, (_, index) => ({ type: 'track', event: 'E', ...fields(index) }))
const passing = (filters: readonly FilterConfig[], events: readonly object[], random?: () => number) => {
  const pass = echoOf({ filters }, random === undefined ? {} : { random })
  return events.filter((event) => pass(event).event !== undefined)
}

describe('a sample', () => {
  const users = eventsOf(2_000, (index) => ({ userId: `u${index % 1_000}`, messageId: `m${index}` }))

  it('by a path keeps its part of the users, and of each user all events or none', () => {
    const kept = passing([filter({ type: 'SAMPLE', percent: 0.25, path: 'userId' })], users)
    expect(kept.length / users.length).toBeCloseTo(0.25, 1)
    const idsOf = (events: readonly object[]) => events.map((event) => Object(event).userId)
    const [first, second] = [idsOf(kept.slice(0, kept.length / 2)), idsOf(kept.slice(kept.length / 2))]
    expect(second).toEqual(first)
  })

  it('by a path that has no value falls back on the message', () => {
    const kept = passing([filter({ type: 'SAMPLE', percent: 0.5, path: 'context.ip' })], users)
    expect(kept.length / users.length).toBeCloseTo(0.5, 1)
  })

  it('of a larger part keeps whom a smaller one keeps', () => {
    const keptBy = (percent: number) => passing([filter({ type: 'SAMPLE', percent, path: 'userId' })], users)
    const more = new Set(keptBy(0.6))
    for (const event of keptBy(0.3)) expect(more.has(event)).toBe(true)
  })

  it('without a path asks the random source of the engine', () => {
    const drawn = [0.1, 0.9, 0.4, 0.5].flatMap((number) => [number, number])
    const kept = passing([filter({ type: 'SAMPLE', percent: 0.5 })], users.slice(0, 4), () =>
      Number(drawn.shift()),
    )
    expect(kept).toEqual([users[0], users[2]])
  })

  it('without a random source goes by the message id, and without one by the event itself', () => {
    for (const events of [users, eventsOf(2_000, (index) => ({ properties: { index } }))]) {
      const kept = passing([filter({ type: 'SAMPLE', percent: 0.5 })], events)
      expect(kept.length / events.length).toBeCloseTo(0.5, 1)
      expect(passing([filter({ type: 'SAMPLE', percent: 0.5 })], events)).toEqual(kept)
    }
  })

  it('fails closed where the random source gives no random number', () => {
    const { outcome } = echoOf(
      { filters: [filter({ type: 'SAMPLE', percent: 0.5 })] },
      { random: () => Number.NaN },
    )({ type: 'track' })
    expect(outcome).toMatchObject({ step: 'filters', code: 'FILTERED_BY_RULES' })
  })
})

describe('hashing', () => {
  const hash = (fields: Record<string, readonly string[]>): FilterActionConfig => ({
    type: 'HASH_PROPERTIES',
    fields,
    algorithm: 'sha256',
    encoding: 'hex',
  })
  const ofAnn = '35c1f7b5c3ee2ef3be9b2a8b4aff6bb4ac6ceb1c97dc7ea8dee67a7ee5b2b32d'
  const sha256 = async (text: string) =>
    Buffer.from(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))).toString('hex')

  it('makes hashes of texts and numbers, each value of a list or an object too', async () => {
    const pass = echoOf({
      filters: [filter(hash({ traits: ['email', 'age', 'phones', 'address', 'none'] }))],
    })
    const traits = {
      email: 'ann@example.com',
      age: 41,
      phones: ['1', { work: '2', none: null }],
      address: { city: 'Oslo' },
      plan: 'pro',
    }
    expect(pass({ type: 'identify', traits }).event).toEqual({
      type: 'identify',
      traits: {
        email: await sha256('ann@example.com'),
        age: await sha256('41'),
        phones: [await sha256('1'), { work: await sha256('2'), none: null }],
        address: { city: await sha256('Oslo') },
        plan: 'pro',
      },
    })
  })

  it.each([
    ['a hash', ofAnn],
    ['empty text', ''],
    ['null', null],
  ])('leaves %s as it is', (_, email) => {
    const pass = echoOf({ filters: [filter(hash({ traits: ['email'] }))] })
    expect(pass({ type: 'identify', traits: { email } }).event).toEqual({
      type: 'identify',
      traits: { email },
    })
  })

  it('comes last, in every element of a list', async () => {
    const pass = echoOf({
      filters: [
        filter(hash({ 'properties.products': ['sku', 'price'] })),
        filter({ type: 'DROP_PROPERTIES', fields: { 'properties.products': ['price'] } }),
      ],
    })
    const products = [{ sku: 'A', price: 1 }, 'loose', { sku: 'B' }, { name: 'C' }]
    expect(pass({ type: 'track', properties: { products } }).event).toEqual({
      type: 'track',
      properties: {
        products: [{ sku: await sha256('A') }, 'loose', { sku: await sha256('B') }, { name: 'C' }],
      },
    })
  })
})

it('asks every "if" of the event as it came in', () => {
  const pass = echoOf({
    filters: [
      { if: 'all', actions: [{ type: 'DROP_PROPERTIES', fields: { traits: ['plan'] } }] },
      {
        if: 'traits.plan = "pro"',
        actions: [{ type: 'ALLOW_PROPERTIES', fields: { traits: ['plan', 'age'] } }],
      },
    ],
  })
  expect(pass({ type: 'identify', traits: { plan: 'pro', age: 4, name: 'Ann' } }).event).toEqual({
    type: 'identify',
    traits: { age: 4 },
  })
})

it('reads a backslash in a path as the next character, and enters no list on the way', () => {
  const pass = echoOf({
    filters: [
      filter({
        type: 'DROP_PROPERTIES',
        fields: { 'properties.a\\.b': ['x'], 'properties.list.inner': ['x'] },
      }),
    ],
  })
  const event = {
    type: 'track',
    properties: { 'a.b': { x: 1 }, a: { b: { x: 1 } }, list: [{ inner: { x: 1 } }] },
  }
  expect(pass(event).event).toEqual({
    type: 'track',
    properties: { 'a.b': {}, a: { b: { x: 1 } }, list: [{ inner: { x: 1 } }] },
  })
})

it('names the outcome of an event by the message id that it came with', () => {
  const pass = echoOf({ filters: [filter({ type: 'DROP_PROPERTIES', fields: { '': ['messageId'] } })] })
  expect(pass({ type: 'track', messageId: 'm-1' })).toMatchObject({
    event: { type: 'track' },
    outcome: { messageId: 'm-1', status: 'built' },
  })
})

it('samples first, then drops, whatever the order of the list', () => {
  const pass = echoOf({
    filters: [filter({ type: 'DROP' }), filter({ type: 'DROP' }, { type: 'SAMPLE', percent: 0 })],
  })
  expect(pass({ type: 'track' }).outcome?.reason).toBe(
    'filter 1 lets a part of 0 of such events through, and this is none of them',
  )
})

it('says which filter dropped an event', () => {
  const named = { name: 'No robots', if: 'context.userAgent = "bot"', actions: [{ type: 'DROP' as const }] }
  const pass = echoOf({ filters: [filter({ type: 'SAMPLE', percent: 1 }), named] })
  expect(pass({ type: 'track', context: { userAgent: 'bot' } }).outcome?.reason).toBe(
    'the filter "No robots" (1) drops such events',
  )
  expect(echoOf({ filters: [filter({ type: 'DROP' })] })({ type: 'track' }).outcome?.reason).toBe(
    'filter 0 drops such events',
  )
})

describe('filters are checked at connect', () => {
  const fields = { properties: ['a'] }
  const one = (action: object, filter: object = {}) => ({
    filters: [{ if: 'all', actions: [action], ...filter }],
  })
  const action = (key = '') => `/filters/0/actions/0${key}`

  it.each<[title: string, steps: object, problem: readonly string[]]>([
    [
      'a query that is none',
      one({ type: 'DROP' }, { if: 'type == "track"' }),
      ['error', 'fql/syntax', '/filters/0/if'],
    ],
    ['an action that there is not', one({ type: 'DORP' }), ['error', 'config/schema', action('/type')]],
    [
      'a percentage above 1',
      one({ type: 'SAMPLE', percent: 50 }),
      ['error', 'config/schema', action('/percent')],
    ],
    [
      'a percentage below 0',
      one({ type: 'SAMPLE', percent: -1 }),
      ['error', 'config/schema', action('/percent')],
    ],
    ['no percentage', one({ type: 'SAMPLE' }), ['error', 'config/schema', action('/percent')]],
    [
      'an option of another action',
      one({ type: 'DROP', fields }),
      ['error', 'config/schema', action('/fields')],
    ],
    [
      'an unknown key',
      one({ type: 'DROP' }, { enabld: true }),
      ['error', 'config/schema', '/filters/0/enabld'],
    ],
    ['no fields', one({ type: 'DROP_PROPERTIES' }), ['error', 'config/schema', action('/fields')]],
    [
      'a path that is none',
      one({ type: 'DROP_PROPERTIES', fields: { 'a..b': ['c'] } }),
      ['error', 'config/filter', action('/fields/a..b')],
    ],
    [
      'a path with a root',
      one({ type: 'SAMPLE', percent: 1, path: '$.userId' }),
      ['error', 'config/filter', action('/path')],
    ],
    [
      'a path that is too long',
      one({ type: 'SAMPLE', percent: 1, path: Array(65).fill('a').join('.') }),
      ['error', 'config/filter', action('/path')],
    ],
    [
      'a name that looks like a path',
      one({ type: 'ALLOW_PROPERTIES', fields: { '': ['type', 'traits.email'] } }),
      ['warning', 'config/filter', action('/fields//1')],
    ],
    [
      'a hash without its algorithm',
      one({ type: 'HASH_PROPERTIES', fields, encoding: 'hex' }),
      ['error', 'config/schema', action('/algorithm')],
    ],
    [
      'a query in a filter that is off',
      one({ type: 'DROP' }, { if: 'type == "track"', enabled: false }),
      ['error', 'fql/syntax', '/filters/0/if'],
    ],
    [
      'more than 10',
      { filters: Array(11).fill(filter({ type: 'DROP' })) },
      ['error', 'config/limit', '/filters'],
    ],
  ])('%s', (_, steps, problem) => {
    expect(problemsOf(steps)).toEqual([problem])
  })

  it('up to as many as the engine allows', () => {
    const filters = Array(11).fill(filter({ type: 'DROP' }))
    expect(problemsOf({ filters }, { limits: { filters: 11 } })).toEqual([])
  })
})

const key = fc.constantFrom('a', 'b', 'products', '__proto__', 'constructor', 'length', '0')
const target = fc.oneof(
  fc.constantFrom(
    '',
    'properties',
    'traits',
    'properties.products',
    'context.traits',
    'properties.__proto__',
  ),
  fc.array(key, { minLength: 1, maxLength: 3 }).map((keys) => keys.join('.')),
)
const fields = fc
  .array(fc.tuple(target, fc.array(fc.oneof(key, fc.constant('properties')), { maxLength: 3 })), {
    minLength: 1,
    maxLength: 3,
  })
  .map((entries) => Object.fromEntries(entries))
const anyAction = fc.oneof(
  fc.record({ type: fc.constant('DROP' as const) }),
  fc.record({ type: fc.constant('SAMPLE' as const), percent: fc.constantFrom(0, 0.5, 1) }),
  fc.record({
    type: fc.constant('SAMPLE' as const),
    percent: fc.constantFrom(0, 0.5, 1),
    path: fc.constantFrom('userId', 'properties.a', 'context'),
  }),
  fc.record({ type: fc.constantFrom('DROP_PROPERTIES' as const, 'ALLOW_PROPERTIES' as const), fields }),
  fc.record({
    type: fc.constant('HASH_PROPERTIES' as const),
    fields,
    algorithm: fc.constant('sha256' as const),
    encoding: fc.constant('hex' as const),
  }),
)
const anyFilter = fc.record({
  if: fc.constantFrom(
    'all',
    'type = "track"',
    'properties.a = 1',
    'exists(userId)',
    'length(properties) > 2',
  ),
  actions: fc.array(anyAction, { minLength: 1, maxLength: 3 }),
  enabled: fc.boolean(),
})
const inner = fc.dictionary(fc.oneof(key, fc.string()), fc.jsonValue())
const anyEvent = fc.oneof(
  fc.jsonValue(),
  fc.record(
    {
      type: fc.constantFrom('track', 'identify', 'page'),
      userId: fc.string(),
      properties: fc.oneof(inner, fc.record({ products: fc.array(inner) }), fc.jsonValue()),
      traits: inner,
      context: fc.record({ traits: inner }),
    },
    { requiredKeys: ['type'] },
  ),
)

it('any filters give any event one outcome: nothing throws, nothing changes, both back ends agree', () => {
  fc.assert(
    fc.property(
      fc.array(anyFilter, { maxLength: 4 }),
      fc.array(anyEvent, { maxLength: 10 }),
      (filters, events) => {
        const pass = echoOf({ filters })
        for (const event of events) {
          const before = JSON.stringify(event)
          const { outcome } = pass(event)
          expect(['built', 'discarded']).toContain(outcome?.status)
          expect(outcome?.code).not.toBe('INTERNAL')
          expect(JSON.stringify(event)).toBe(before)
        }
      },
    ),
    { numRuns: 150 },
  )
})
