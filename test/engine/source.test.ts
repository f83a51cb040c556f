import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createEngine, type PlanConfig, type SourceConfig } from '../../src/index.js'
import { configOf, echo, echoOf, problemsOf } from './echo.js'

const ordered = {
  type: 'object',
  properties: {
    properties: {
      type: 'object',
      required: ['total'],
      properties: { total: { type: 'number' }, currency: { enum: ['EUR', 'USD'] } },
    },
  },
}
const common = {
  type: 'object',
  properties: { context: { type: 'object', required: ['ip'] }, traits: { type: 'object', maxProperties: 2 } },
}
const track = (properties: unknown, event = 'Ordered') => ({ type: 'track', event, properties })
const planned = (plan: Partial<PlanConfig>): SourceConfig => ({
  plan: { events: { Ordered: ordered }, ...plan },
})

describe('a tracking plan', () => {
  it('names no more of what is wrong with an event than anybody reads', () => {
    const closed = {
      type: 'object',
      properties: { properties: { type: 'object', additionalProperties: false } },
    }
    const properties = Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`p${index}`, index]))
    const { outcome } = echoOf({ source: planned({ events: { Ordered: closed } }) })(track(properties))
    expect(outcome?.fields).toHaveLength(20)
    expect(outcome?.reason?.length).toBeLessThan(2_000)
  })

  it.each<
    [title: string, plan: Partial<PlanConfig>, event: object, code: string | undefined, fields?: string[]]
  >([
    ['lets pass what fits', {}, track({ total: 1 }), undefined],
    ['lets unplanned events pass unless said', {}, track({}, 'Other'), undefined],
    ['blocks unplanned events', { unplanned: 'block' }, track({}, 'Other'), 'unplanned', ['event']],
    ['blocks events without a name', { unplanned: 'block' }, { type: 'track' }, 'unplanned', ['event']],
    ['does not block for a name of a prototype', {}, track({}, 'constructor'), undefined],
    ['knows no plan of other types', { unplanned: 'block' }, { type: 'page', name: 'Other' }, undefined],
    ['blocks what breaks the schema', {}, track({ total: '1' }), 'schema_violation', ['properties.total']],
    ['blocks what lacks something', {}, track({}), 'schema_violation', ['properties.total']],
    ['leaves violations where they are allowed', { violations: 'allow' }, track({}), undefined],
    [
      'holds every event to the common schema',
      { common },
      { type: 'page', context: {} },
      'common_schema_violation',
      ['context.ip'],
    ],
    [
      'asks for an own schema before the common one',
      { common },
      { ...track({}), context: {} },
      'schema_violation',
      ['properties.total'],
    ],
    [
      'tells both of an unplanned event',
      { common, unplanned: 'block' },
      { ...track({}, 'Other'), context: {} },
      'unplanned_and_schema_violation',
      ['event', 'context.ip'],
    ],
  ])('%s', (_, plan, event, code, fields) => {
    const { event: kept, outcome } = echoOf({ source: planned(plan) })(event)
    if (code === undefined) expect(kept).toEqual(event)
    else expect(outcome).toMatchObject({ status: 'discarded', step: 'source', kind: 'event', code, fields })
  })

  it('says in words what is wrong', () => {
    const { outcome } = echoOf({ source: planned({}) })(track({ total: '1', currency: 'X' }))
    expect(outcome?.reason).toBe(
      'the tracking plan is broken: properties.currency must be one of "EUR", "USD"; properties.total must be a number',
    )
  })

  it.each(['omit', 'block'] as const)('takes properties away that are not planned: %s', (unplanned) => {
    const event = {
      ...track({ total: 1, coupon: 'x', note: 'y' }),
      context: { protocols: { omitted: ['old'] } },
    }
    expect(echoOf({ source: planned({ unplanned }) })(event).event).toEqual({
      ...track({ total: 1 }),
      context: { protocols: { omitted: ['old', 'coupon', 'note'] } },
    })
  })

  it('takes properties and traits away that break a schema, and lets pass what can not be mended so', () => {
    const closed = {
      type: 'object',
      properties: { traits: { type: 'object', properties: { age: { type: 'number' } } } },
    }
    const pass = echoOf({ source: planned({ violations: 'omit', common: closed }) })
    expect(
      pass({ ...track({ currency: 'X', coupon: 'x' }), traits: { age: '4', name: 'Ann' } }).event,
    ).toEqual({
      ...track({ coupon: 'x' }),
      traits: { name: 'Ann' },
      context: { protocols: { omitted_on_violation: ['currency', 'age'] } },
    })
  })

  it('does not guess which properties are planned where the plan does not list them', () => {
    for (const properties of [
      { type: 'object' },
      { type: 'object', properties: { a: {} }, patternProperties: { '^b': {} } },
    ]) {
      const source = {
        plan: { events: { Ordered: { type: 'object', properties: { properties } } }, unplanned: 'omit' },
      } as const
      expect(echoOf({ source })(track({ b: 1 })).event).toEqual(track({ b: 1 }))
    }
  })
})

it('takes schemas that name their draft and themselves, in any number of connections', () => {
  const named = { $schema: 'http://json-schema.org/draft-07/schema#', $id: 'ordered', ...ordered }
  const engine = createEngine({ destinations: [echo] })
  for (const id of ['a', 'b']) {
    const source = { plan: { events: { Ordered: structuredClone(named) } } }
    const connection = engine.connect({ ...configOf({ source }), id })
    expect(connection.evaluate(track({})).outcomes[0]?.code).toBe('schema_violation')
  }
})

describe('what a source blocks', () => {
  const source: SourceConfig = {
    blocked: {
      track: ['Ordered'],
      page: ['Home', 'Help'],
      screen: true,
      identifyTraits: ['ssn', 'age'],
      groupProperties: ['vat'],
    },
  }

  it.each([
    ['a track event by its name', track({}), ['event']],
    ['a page by its name', { type: 'page', name: 'Help' }, ['name']],
    ['every screen', { type: 'screen' }, ['type']],
  ])('drops %s', (_, event, fields) => {
    expect(echoOf({ source })(event).outcome).toMatchObject({ step: 'source', code: 'event_setting', fields })
  })

  it.each([
    ['other events', track({}, 'Other')],
    ['pages without a name', { type: 'page' }],
    ['an event of that name of another type', { type: 'page', name: 'Ordered' }],
    ['traits of another type', { type: 'group', groupId: 'g', traits: { ssn: 1 } }],
    ['an identify event without such traits', { type: 'identify', traits: { name: 'Ann' } }],
  ])('leaves %s alone', (_, event) => {
    expect(echoOf({ source })(event).event).toEqual(event)
  })

  it('takes traits away, and says so in context.protocols', () => {
    const pass = echoOf({ source })
    expect(pass({ type: 'identify', traits: { ssn: 1, name: 'Ann' }, context: { ip: '::1' } }).event).toEqual(
      {
        type: 'identify',
        traits: { name: 'Ann' },
        context: { ip: '::1', protocols: { omitted: ['ssn'] } },
      },
    )
    expect(pass({ type: 'group', groupId: 'g', traits: { vat: 1 } }).event).toEqual({
      type: 'group',
      groupId: 'g',
      traits: {},
      context: { protocols: { omitted: ['vat'] } },
    })
  })

  it('is asked before the plan', () => {
    const both = { ...source, ...planned({}) }
    expect(echoOf({ source: both })(track({})).outcome?.code).toBe('event_setting')
    expect(echoOf({ source: { ...both, blocked: {} } })(track({})).outcome?.code).toBe('schema_violation')
  })
})

it.each<[title: string, source: object, pointer: string]>([
  ['a key that there is not', { plans: {} }, '/source/plans'],
  ['a plan without events', { plan: {} }, '/source/plan/events'],
  ['a schema that is none', { plan: { events: { 'a/b': { type: 'txt' } } } }, '/source/plan/events/a~1b'],
  ['a common schema that is none', { plan: { events: {}, common: { required: 1 } } }, '/source/plan/common'],
  ['a word that means nothing', { plan: { events: {}, unplanned: 'drop' } }, '/source/plan/unplanned'],
])('a source is checked at connect: %s', (_, source, pointer) => {
  expect(problemsOf({ source })).toEqual([['error', 'config/schema', pointer]])
})

it('gives any event one outcome, and changes none', () => {
  const sources = (['allow', 'omit', 'block'] as const).map(
    (action): SourceConfig => ({
      blocked: { track: ['b'], identifyTraits: ['a'], groupProperties: ['a', '__proto__'] },
      ...planned({ unplanned: action, violations: action, common }),
    }),
  )
  const steps = sources.map((source) => echoOf({ source }))
  const fields = fc.oneof(
    fc.jsonValue(),
    fc.dictionary(fc.constantFrom('total', 'currency', 'a', '__proto__'), fc.jsonValue()),
  )
  const event = fc.record(
    {
      type: fc.constantFrom('track', 'identify', 'group', 'page'),
      event: fc.oneof(fc.constantFrom('Ordered', 'b', '__proto__'), fc.jsonValue()),
      properties: fields,
      traits: fields,
      context: fc.oneof(fc.jsonValue(), fc.record({ protocols: fc.jsonValue() })),
    },
    { requiredKeys: ['type'] },
  )
  fc.assert(
    fc.property(event, (value) => {
      for (const pass of steps) expect(pass(value).outcome?.code).not.toBe('INTERNAL')
    }),
    { numRuns: 300 },
  )
})
