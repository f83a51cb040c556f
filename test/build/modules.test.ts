// biome-ignore-all lint/suspicious/noTemplateCurlyInString: `${NAME}` stands for a variable.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { definitions } from 'waybill/definitions'
import { functions } from 'waybill/functions'
import { walkChain } from 'waybill/testing'
import { parse } from 'yaml'
import type { Destination } from '../../src/actions/index.js'
import { sampleEvents } from '../../src/events/sample.js'
import { ConfigError, type ConnectionConfig, createEngine } from '../../src/index.js'
import type { JsonObject } from '../../src/json/value.js'
import { acme, acmeSettings } from '../acme.js'
import { deepFreeze } from '../deep-freeze.js'
import { relay, track } from '../relay.js'
import { buildFrom, load, planOf } from './built.js'

const shop: readonly ConnectionConfig[] = parse(
  readFileSync(new URL('../../examples/shop/waybill.yaml', import.meta.url), 'utf8'),
).connections

const environment = {
  SEGMENT_WRITE_KEY: 'write-key',
  SLACK_WEBHOOK_URL: 'https://hooks.slack.com/services/T0/B0/demo',
  STOREHOUSE_SECRET: 'secret',
}

/** The same connections with the values of variables in them. */
const filled: readonly ConnectionConfig[] = JSON.parse(
  JSON.stringify(shop).replace(/\$\{(\w+)\}/g, (_, name) => Reflect.get(environment, name)),
)

const acmeConnection = {
  id: 'people',
  destination: 'acme',
  settings: acmeSettings,
  filters: [
    { name: 'no robots', if: 'traits.robot = true', actions: [{ type: 'DROP' }] },
    {
      if: 'all',
      actions: [
        { type: 'HASH_PROPERTIES', fields: { traits: ['phone'] }, algorithm: 'sha256', encoding: 'hex' },
      ],
    },
  ],
  transform: {
    '@merge': { objects: [{ '@path': '$' }, { seen: { '@template': 'by {{userId}}' } }], direction: 'right' },
  },
  consent: { categories: ['ads'], require: 'any' },
  subscriptions: [
    { action: 'upsert', enabled: true },
    { action: 'upsert', name: 'Off', trigger: 'userId = "u-1"' },
  ],
} as const

/** A relay that sends its payload. */
const sending = relay({ request: { method: 'POST', path: '/', json: { '@path': '$.payload' } } })

const person = (traits: object, more: object = {}) => ({
  type: 'identify',
  messageId: 'm-1',
  userId: 'u-1',
  traits,
  ...more,
})

/** What an engine gives, as JSON: the module has to give the same, to the last key. */
function expectSame(
  configs: readonly ConnectionConfig[],
  events: readonly unknown[],
  plan = planOf(configs),
  destinations: readonly Destination[] = definitions,
): void {
  const engine = createEngine({ destinations, functions })
  for (const config of configs) {
    const [ours, theirs] = [plan.connections.get(config.id), engine.connect(config)]
    if (ours === undefined) throw new Error(`the module has no connection "${config.id}"`)
    for (const event of events) {
      const result = ours.evaluate(event)
      expect(JSON.stringify(result)).toBe(JSON.stringify(theirs.evaluate(event)))
      for (const delivery of result.deliveries) {
        expect(walkChain(ours, delivery)).toEqual(walkChain(theirs, delivery))
        expect(ours.redact(delivery)).toEqual(theirs.redact(delivery))
      }
    }
    expect(JSON.stringify(ours.evaluateBatch(events))).toBe(JSON.stringify(theirs.evaluateBatch(events)))
    expect(ours.init()).toEqual(theirs.init())
    expect(ours.tokenRequest()).toEqual(theirs.tokenRequest())
  }
}

describe('a built module', () => {
  it('gives for the events of a shop what an engine gives', () => {
    const events = deepFreeze([...sampleEvents({ count: 200, seed: 3 })])
    expectSame(filled, events, planOf(shop, { environment }))
  })

  it('runs filters, a transform, consent, checks and what is switched off as an engine does', () => {
    const events = deepFreeze([
      person({ email: 'ann@example.com', age: 40 }),
      person({ email: 'no address', age: '40' }),
      person({ robot: true }),
      person({}, { context: { consent: { categoryPreferences: { ads: false } } } }),
      person({}, { userId: 'root' }),
      { type: 'track', event: 'Ping', userId: 'u-1' },
      { type: 'page' },
      null,
      'text',
    ])
    expectSame([acmeConnection], events, planOf([acmeConnection], {}, [acme]), [acme])
  })

  it('says of a payload that does not fit where each value came from', () => {
    const { outcomes } = planOf([acmeConnection], {}, [acme]).evaluate(person({ email: 'none' }))
    expect(outcomes[0]?.reason).toBe('Email: must be an email address, got "none" (from $.traits.email)')
  })

  it('proves credentials as an engine does', () => {
    const slug = 'amplitude'
    const config = {
      id: 'a',
      destination: slug,
      settings: { apiKey: 'k', secretKey: 's' },
      subscriptions: [],
    }
    const engine = createEngine({ destinations: definitions, functions }).connect(config)
    const built = planOf([config]).connections.get('a')
    expect(built?.verify()).toEqual(engine.verify())
    expect(built?.readVerification({ status: 200 })).toEqual(engine.readVerification({ status: 200 }))
  })

  it('takes an event to all connections, and an answer to the one that asked', () => {
    const plan = planOf(shop, { environment })
    const order = track('1', { total: 300, currency: 'EUR' }, 'Order Completed')
    const { deliveries, outcomes } = plan.evaluate(order)
    expect(outcomes.map(({ connection }) => connection)).toEqual(['warehouse', 'team-chat', 'storehouse'])
    const [, chat] = deliveries
    if (chat === undefined) throw new Error('nothing was built')
    expect(plan.next(chat, { 0: { status: 200, body: 'ok' } })).toMatchObject({
      done: true,
      outcomes: [{ connection: 'team-chat', status: 'delivered' }],
    })
    expect(plan.next({ ...chat, connection: 'other' }, {})).toMatchObject({
      outcomes: [{ code: 'UNKNOWN_DELIVERY' }],
    })
    expect(plan.evaluateBatch([order, order]).outcomes).toHaveLength(6)
  })

  it('knows the time only from a clock', () => {
    const config = {
      id: 'c',
      destination: 'relay',
      subscriptions: [{ action: 'send', enabled: true, mapping: { id: { '@now': {} } } }],
    }
    const built = buildFrom([config], [sending])
    expect(built.readsClock).toBe(true)
    const id = (plan: ReturnType<typeof planOf>) => plan.evaluate(track('1')).outcomes[0]
    expect(id(load(built).connect())).toMatchObject({ code: 'NO_CLOCK' })
    expect(id(load(built).connect({ clock: () => 0 }))).toMatchObject({ status: 'built' })
  })

  it('holds odd keys and texts as they are, and never as code', () => {
    const odd: JsonObject = JSON.parse(
      '{"__proto__":{"@literal":{"polluted":true}},"constructor":"x","\\"]; throw 1; //":"`${process.exit()}`","\\u2028":"\\u2029</script>"}',
    )
    const mapping = { id: JSON.stringify(odd), list: [odd] }
    const config = (own: JsonObject) => ({
      id: 'odd "]; throw 2; \\',
      destination: 'relay',
      subscriptions: [{ action: 'send', enabled: true, name: '*/ throw 3', mapping: own }],
    })
    const open = relay({
      fields: { type: 'object', additionalProperties: true },
      mapping: {},
      request: { method: 'POST', path: '/', json: { '@path': '$.payload' } },
    })
    for (const own of [odd, mapping])
      expectSame([config(own)], [track('1')], planOf([config(own)], {}, [open]), [open])
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
  })

  it('is the same text for the same connections, and holds no words of the definition', () => {
    expect(buildFrom(shop).text).toBe(buildFrom(shop).text)
    expect(buildFrom(shop).text).not.toContain('The address that Slack gave')
  })

  it('is not made of what code builds, or of what does not fit', () => {
    const coded = relay({ request: undefined as never, build: () => [] })
    const config = { id: 'c', destination: 'relay', subscriptions: [{ action: 'send', enabled: true }] }
    expect(buildFrom([config], [coded])).toMatchObject({
      text: undefined,
      diagnostics: [{ code: 'config/module', pointer: '/0/subscriptions/0/action' }],
    })
    const broken = { ...config, subscriptions: [{ action: 'send', trigger: 'event = ' }] }
    expect(buildFrom([broken], [sending]).diagnostics).toMatchObject([
      { code: 'config/nothing-enabled' },
      { code: 'fql/syntax', pointer: '/0/subscriptions/0/trigger' },
    ])
  })

  it('refuses settings that do not fit when it is opened', () => {
    const config = { ...acmeConnection, settings: {} }
    const { connect } = load(buildFrom([config], [acme]))
    expect(() => connect()).toThrow(ConfigError)
    expect(() => connect()).toThrow(/"apiKey" is required\n {2}at \/connections\/0\/settings\/apiKey/)
  })
})
