import fc from 'fast-check'
import { expect, it } from 'vitest'
import { compileDestination, SchemaCompiler } from '../../src/actions/index.js'
import { connectionLimits } from '../../src/engine/limits.js'
import { eventSteps } from '../../src/engine/steps/index.js'
import { eventTypes } from '../../src/events/event.js'
import { lowerQuery } from '../../src/triggers/index.js'
import { configOf, echo, echoOf } from './echo.js'

const drop = [{ if: 'all', actions: [{ type: 'DROP' }] }]

it('costs nothing where nothing is asked: only steps that have something to do are prepared', () => {
  const schemas = new SchemaCompiler('closures')
  const context = {
    evaluation: 'closures',
    language: { lowerQuery },
    surroundings: {},
    intake: 'lenient',
    limits: connectionLimits({}),
    eventLimits: undefined,
    correctTimestamps: false,
    redact: [],
    schemas,
    destination: () => ({ destination: undefined, diagnostics: [] }),
  } as const
  const { destination } = compileDestination(echo, schemas, context)
  if (destination === undefined) throw new Error('the destination is broken')
  const namesOf = (steps: object) =>
    eventSteps
      .filter((step) => step.prepare(configOf(steps), destination, context).run !== undefined)
      .map(({ name }) => name)
  expect(namesOf({})).toEqual(['intake', 'event-type', 'integrations'])
  expect(namesOf({ source: {}, filters: drop.map((filter) => ({ ...filter, enabled: false })) })).toEqual(
    namesOf({}),
  )
  const all = { source: { blocked: {} }, consent: { categories: ['a'] }, filters: drop, transform: {} }
  expect(namesOf(all)).toEqual([
    'intake',
    'source',
    'event-type',
    'integrations',
    'consent',
    'filters',
    'transform',
  ])
})

it('asks the steps in their order: the first that holds an event back says so', () => {
  const stages = [
    { event: {}, step: 'intake' },
    { event: { type: 'screen' }, step: 'source' },
    { event: { type: 'page' }, step: 'event-type' },
    { event: { integrations: { Echo: false } }, step: 'integrations' },
    { event: { context: { consent: {} } }, step: 'consent' },
    { event: { userId: 'drop' }, step: 'filters' },
    { event: {}, step: 'transform' },
  ]
  const pass = echoOf(
    {
      source: { blocked: { screen: true } },
      consent: { categories: ['a'] },
      filters: [{ if: 'userId = "drop"', actions: [{ type: 'DROP' }] }],
      transform: { '@path': '$.nothing' },
    },
    { destination: { ...echo, events: ['track'] } },
  )
  for (const [index, { step }] of stages.entries()) {
    // What a later step would hold back is in the event as well.
    const later = stages
      .slice(index)
      .reverse()
      .map(({ event }) => event)
    const type = index === 0 ? {} : { type: 'track' }
    const { outcome } = pass(index === 0 ? {} : Object.assign({}, type, ...later))
    expect(outcome?.step).toBe(step)
  }
})

const anyConfig = fc.record(
  {
    source: fc.constantFrom(
      { blocked: { track: ['a'], page: true as const, identifyTraits: ['a'], groupProperties: ['b'] } },
      { plan: { events: { a: { type: 'object', required: ['userId'] } }, unplanned: 'block' as const } },
      {
        plan: {
          events: {
            a: { type: 'object', properties: { properties: { type: 'object', properties: { a: {} } } } },
          },
          common: { type: 'object', properties: { traits: { type: 'object', maxProperties: 1 } } },
          unplanned: 'omit' as const,
          violations: 'omit' as const,
        },
      },
    ),
    enabledByDefault: fc.boolean(),
    consent: fc.record(
      {
        categories: fc.array(fc.constantFrom('a', 'b', '__proto__'), { minLength: 1 }),
        require: fc.constantFrom('all' as const, 'any' as const),
      },
      { requiredKeys: ['categories'] },
    ),
    filters: fc.constantFrom(
      [{ if: 'traits.a = 1', actions: [{ type: 'DROP' as const }] }],
      [
        {
          if: 'all',
          actions: [{ type: 'DROP_PROPERTIES' as const, fields: { '': ['traits', 'messageId'] } }],
        },
      ],
      [{ if: 'all', actions: [{ type: 'SAMPLE' as const, percent: 0.5 }] }],
    ),
    transform: fc.constantFrom(
      { '@path': '$.properties' },
      { '@merge': { objects: [{ '@path': '$' }, { type: 'page' }], direction: 'right' } },
      { type: 'track', text: { '@template': '{{properties.a}}' } },
    ),
  },
  { requiredKeys: [] },
)
const key = fc.constantFrom('a', 'b', 'Echo', 'All', '__proto__')
const fields = fc.oneof(fc.jsonValue(), fc.dictionary(key, fc.oneof(fc.boolean(), fc.jsonValue())))
const anyEvent = fc.oneof(
  fc.jsonValue(),
  fc.record(
    {
      type: fc.constantFrom(...eventTypes),
      event: fc.oneof(key, fc.jsonValue()),
      messageId: fc.oneof(fc.string(), fc.jsonValue()),
      properties: fields,
      traits: fields,
      integrations: fields,
      context: fc.oneof(
        fc.record({
          consent: fc.oneof(fields, fc.record({ categoryPreferences: fields })),
          protocols: fields,
        }),
        fc.jsonValue(),
      ),
      sentAt: fc.constantFrom('2025-01-01', 'x'),
      receivedAt: fc.constantFrom('2025-01-02', '9999-12-31'),
      originalTimestamp: fc.constantFrom('0000-01-01', '2025-01-01', 1),
    },
    { requiredKeys: ['type'] },
  ),
)

it('any configuration gives any event one outcome: nothing throws or changes, both back ends agree', () => {
  fc.assert(
    fc.property(
      anyConfig,
      fc.constantFrom('lenient' as const, 'strict' as const),
      fc.array(anyEvent, { minLength: 1, maxLength: 10 }),
      (config, intake, events) => {
        const pass = echoOf(config, { intake, correctTimestamps: true })
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
