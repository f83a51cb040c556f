import { describe, expect, it } from 'vitest'
import { definitions } from 'waybill/definitions'
import { functions } from 'waybill/functions'
import { checkEventLimits } from '../../src/engine/event-limits.js'
import { createEngine, encodeRequest } from '../../src/index.js'
import { connectTo, relay } from '../relay.js'

/** As an attacker sends it: JSON text can nest as deep as it likes. */
const deepText = (open: string, close: string) => `${open.repeat(20_000)}1${close.repeat(20_000)}`
const deepObject: unknown = JSON.parse(deepText('{"a":', '}'))
const deepList: unknown = JSON.parse(deepText('[', ']'))

const throwing = new Proxy(
  {},
  {
    get() {
      throw new Error('not to be read')
    },
    ownKeys() {
      throw new Error('no keys')
    },
  },
)

/** Every action of a definition, with what its examples say of settings. */
const everything = definitions.map((definition) => {
  const examples = Object.values(definition.actions).flatMap((action) => action.examples)
  const settings = Object.assign({}, ...examples.map((example) => example.settings).toReversed())
  const auth = examples.flatMap((example) => ('auth' in example ? [example.auth] : []))[0]
  return {
    id: definition.slug,
    destination: definition.slug,
    settings,
    ...(auth === undefined ? {} : { auth }),
    subscriptions: Object.keys(definition.actions).map((action) => ({
      action,
      enabled: true,
      trigger: 'all',
    })),
  }
})

const base = {
  type: 'track',
  event: 'Order Completed',
  messageId: 'm',
  userId: 'u',
  timestamp: '2025-02-11T14:03:21.513Z',
  properties: { email: 'a@example.com', revenue: 1 },
}

const places: readonly (readonly [string, (value: unknown) => object])[] = [
  ['properties', (value) => ({ ...base, properties: value })],
  ['a property', (value) => ({ ...base, properties: { ...base.properties, revenue: value, list: [value] } })],
  ['a product', (value) => ({ ...base, properties: { products: [value, { sku: value, price: value }] } })],
  ['traits', (value) => ({ ...base, type: 'identify', traits: value })],
  ['the context', (value) => ({ ...base, context: { device: value, page: value, traits: value } })],
  ['the timestamp', (value) => ({ ...base, timestamp: value })],
  ['the name', (value) => ({ ...base, event: value })],
  ['the user', (value) => ({ ...base, userId: value, anonymousId: value })],
  ['the integrations', (value) => ({ ...base, integrations: { All: true, Slack: value, AppsFlyer: value } })],
]

const values: readonly (readonly [string, unknown])[] = [
  ['objects in objects', deepObject],
  ['lists in lists', deepList],
  ['a bigint', 10n],
  ['a function', () => 1],
  ['a symbol', Symbol('s')],
  ['half a character', '\ud800'],
  ['a name that objects inherit', JSON.parse('{"__proto__":{"a":1},"constructor":{"prototype":1}}')],
  ['a list with holes', Object.assign([], { 5: 1 })],
]

describe.each(['compiled', 'closures'] as const)('whatever stands in an event, %s:', (evaluation) => {
  const router = createEngine({
    destinations: definitions,
    functions,
    evaluation,
    clock: () => 1_739_282_601_513,
    random: () => 0.5,
  }).route(everything)

  it.each(values)('%s', (_, value) => {
    for (const [place, eventWith] of places)
      for (const result of [router.evaluate(eventWith(value)), router.evaluateBatch([eventWith(value)])]) {
        const { deliveries, outcomes } = result
        expect(outcomes.length, place).toBeGreaterThan(0)
        expect(outcomes.filter(({ code }) => code === 'INTERNAL')).toEqual([])
        expect(() => JSON.stringify(result), place).not.toThrow()
        for (const { requests } of deliveries)
          for (const request of requests) expect(() => encodeRequest(request)).not.toThrow()
      }
  })
})

describe('an event that can not be read', () => {
  const connection = connectTo(
    relay({ request: { method: 'POST', path: '/', json: { '@path': '$.payload' } } }),
  )

  it.each(places)('is refused by the subscription that reads it, whatever throws: %s', (_, eventWith) => {
    const event = eventWith(throwing)
    for (const result of [
      connection.evaluate(event),
      connection.evaluate(event, { why: true }),
      connection.evaluateBatch([event]),
      connection.explain(event),
    ]) {
      expect(result.outcomes).toHaveLength(1)
      expect(JSON.stringify(result.outcomes)).not.toContain('not to be read')
    }
    expect(() => connection.test(event)).not.toThrow()
  })
})

describe('what is no JSON', () => {
  it('is named for what it is', () => {
    const fields = { type: 'object', properties: { p: {} } } as const
    const open = connectTo(
      relay({
        fields,
        mapping: { p: { '@path': '$.properties.p' } },
        request: { method: 'POST', path: '/', json: { '@path': '$.payload' } },
      }),
    )
    const codeOf = (p: unknown) => open.evaluate({ ...base, properties: { p } }).outcomes[0]?.code
    expect([deepObject, deepList, 10n, [[{ a: 1n }]], { a: [1] }].map(codeOf)).toEqual([
      'TOO_DEEP',
      'TOO_DEEP',
      'NOT_JSON',
      'NOT_JSON',
      undefined,
    ])
  })

  it('is told of in words', () => {
    const typed = connectTo(
      relay({
        fields: { type: 'object', properties: { size: { type: 'number' } } },
        mapping: { size: { '@path': '$.properties.p' } },
        request: { method: 'POST', path: '/' },
      }),
    )
    const reasonOf = (p: unknown) => typed.evaluate({ ...base, properties: { p } }).outcomes[0]?.reason
    expect(reasonOf(() => 1)).toContain('got a function')
    expect(reasonOf(Symbol('s'))).toContain('got a symbol')
    expect(reasonOf('x'.repeat(5_000_000))).toContain(`got "${'x'.repeat(59)}…`)
  })
})

it('measures a list by its length before it looks into it', () => {
  const endless: unknown[] = []
  endless.length = 2 ** 32 - 1
  const limits = {
    eventBytes: 1_000,
    eventDepth: Number.POSITIVE_INFINITY,
    eventProperties: Number.POSITIVE_INFINITY,
    eventElements: Number.POSITIVE_INFINITY,
  }
  expect(checkEventLimits({ endless }, limits)).toMatchObject({ code: 'TOO_LARGE' })
})
