import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { definitions } from 'waybill/definitions'
import { eventTypes } from '../../src/events/event.js'
import { sampleEvents } from '../../src/events/sample.js'
import { createEngine, renderTrace, traceSchema } from '../../src/index.js'
import { acme, acmeSettings } from '../acme.js'
import { deepFreeze } from '../deep-freeze.js'

const filters = [
  { if: 'event = "drop"', actions: [{ type: 'DROP' as const }] },
  { if: 'all', actions: [{ type: 'SAMPLE' as const, percent: 0.9, path: 'userId' }] },
  {
    name: 'no places',
    if: 'type != "page"',
    actions: [
      { type: 'DROP_PROPERTIES' as const, fields: { context: ['ip', 'location'] } },
      {
        type: 'HASH_PROPERTIES' as const,
        fields: { traits: ['email'] },
        algorithm: 'sha256' as const,
        encoding: 'hex' as const,
      },
    ],
  },
]
const configs = [
  {
    id: 'crm',
    destination: 'acme',
    settings: acmeSettings,
    filters,
    consent: { categories: ['ads'] },
    subscriptions: [
      { action: 'upsert', enabled: true, trigger: 'type = "identify" and exists(traits.email)' },
      { action: 'upsert', enabled: true },
      { action: 'upsert', trigger: 'type = "track"' },
    ],
  },
  {
    id: 'seg',
    destination: 'segment',
    settings: { source_write_key: 'wk' },
    subscriptions: ['sendTrack', 'sendIdentify', 'sendPage', 'sendScreen', 'sendGroup', 'sendAlias'].map(
      (action) => ({ action, enabled: true }),
    ),
  },
  {
    id: 'hook',
    destination: 'webhook',
    settings: { sharedSecret: 's' },
    subscriptions: [
      { action: 'send', enabled: true, trigger: 'all', mapping: { url: 'https://hooks.example.com/in' } },
    ],
  },
]
const connections = (['compiled', 'closures'] as const).flatMap((evaluation) => {
  const engine = createEngine({ destinations: [acme, ...definitions], evaluation, redact: ['$.userId'] })
  return configs.map((config) => engine.connect(config))
})

const anything = fc.oneof(fc.string(), fc.jsonValue())
const event = fc.oneof(
  fc.jsonValue(),
  fc.record(
    {
      type: fc.constantFrom(...eventTypes),
      messageId: anything,
      userId: anything,
      event: anything,
      traits: fc.oneof(fc.jsonValue(), fc.record({ email: anything, age: anything })),
      properties: fc.jsonValue(),
      context: fc.oneof(fc.jsonValue(), fc.record({ ip: anything, consent: fc.jsonValue() })),
      integrations: fc.jsonValue(),
    },
    { requiredKeys: ['type'] },
  ),
)

const fits = new Ajv2020({ allowUnionTypes: true }).compile(traceSchema)

function holdToLaws(value: unknown): void {
  for (const connection of connections) {
    const { trace, ...result } = connection.explain(deepFreeze(value))
    expect(result).toEqual(connection.evaluate(value))
    expect(fits(trace), JSON.stringify(fits.errors)).toBe(true)
    expect(JSON.parse(JSON.stringify(trace))).toEqual(trace)
    expect(trace).not.toHaveProperty('incomplete')
    expect(trace.outcomes.map(({ code }) => code)).toEqual(result.outcomes.map(({ code }) => code))
    for (const { trigger } of trace.subscriptions) expect(trigger.explanation?.result).toBe(trigger.matches)
    expect(renderTrace(trace).split('\n')[0]).toMatch(/ → .+/)
  }
}

it('explains any value with the result of evaluate and a trace that is JSON and fits its schema', () => {
  fc.assert(fc.property(event, holdToLaws), { numRuns: 300 })
})

it('explains sample events with the result of evaluate', () => {
  for (const sample of sampleEvents({ count: 200, seed: 5, malformed: 0.1 })) holdToLaws(sample)
})

it.each<readonly [string, () => unknown]>([
  ['nothing', () => undefined],
  ['a function', () => () => 1],
  ['a big number', () => ({ type: 'identify', userId: 1n, traits: { age: 2n } })],
  [
    'a date and what is no number',
    () => ({ type: 'track', event: new Date(0), properties: { a: Number.NaN } }),
  ],
  [
    'what holds itself',
    () => {
      const traits: Record<string, unknown> = {}
      traits.self = traits
      return { type: 'identify', userId: 'u', messageId: 'm', traits }
    },
  ],
  [
    'a getter that throws',
    () => ({
      type: 'identify',
      get traits() {
        throw new Error('gone')
      },
    }),
  ],
])('throws nothing for %s, and says what evaluate says', (_, make) => {
  for (const connection of connections) {
    const { trace, ...result } = connection.explain(make())
    expect(result).toEqual(connection.evaluate(make()))
    expect(fits(trace), JSON.stringify(fits.errors)).toBe(true)
    expect(() => JSON.stringify(trace)).not.toThrow()
  }
})
