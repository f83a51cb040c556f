import fc from 'fast-check'
import { expect, it } from 'vitest'
import { definitions } from 'waybill/definitions'
import { eventTypes } from '../../src/events/event.js'
import { sampleEvents } from '../../src/events/sample.js'
import { createEngine } from '../../src/index.js'
import { acme, acmeSettings } from '../acme.js'
import { deepFreeze } from '../deep-freeze.js'

const configs = [
  {
    id: 'crm',
    destination: 'acme',
    settings: acmeSettings,
    subscriptions: [
      { action: 'upsert', enabled: true, trigger: 'all' },
      { action: 'upsert', enabled: true },
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
const connections = (evaluation: 'compiled' | 'closures') => {
  const engine = createEngine({ destinations: [acme, ...definitions], evaluation })
  return configs.map((config) => engine.connect(config))
}
const compiled = connections('compiled')
const closures = connections('closures')

const event = fc.oneof(
  fc.jsonValue(),
  fc.record(
    {
      type: fc.constantFrom(...eventTypes),
      messageId: fc.oneof(fc.string(), fc.jsonValue()),
      userId: fc.oneof(fc.string(), fc.jsonValue()),
      event: fc.oneof(fc.string(), fc.jsonValue()),
      traits: fc.jsonValue(),
      properties: fc.jsonValue(),
      context: fc.oneof(
        fc.jsonValue(),
        fc.record({ consent: fc.jsonValue(), app: fc.jsonValue(), location: fc.jsonValue() }),
      ),
    },
    { requiredKeys: ['type'] },
  ),
)

it('says of any value, at each connection, what happened to it: no exception, nothing missing, nothing changed', () => {
  fc.assert(
    fc.property(event, (value) => {
      for (const [index, connection] of compiled.entries()) {
        const { deliveries, outcomes } = connection.evaluate(deepFreeze(value))
        expect(outcomes.length).toBeGreaterThan(0)
        expect(deliveries.map(({ subscription }) => subscription)).toEqual(
          outcomes.filter(({ status }) => status === 'built').map(({ subscription }) => subscription),
        )
        expect(outcomes.map(({ code }) => code)).not.toContain('INTERNAL')
        expect(closures[index]?.evaluate(value)).toEqual({ deliveries, outcomes })
      }
    }),
    { numRuns: 500 },
  )
})

it('gives the same answers for sample events compiled and without generated code, each time', () => {
  for (const sample of sampleEvents({ count: 500, seed: 11, malformed: 0.1 })) {
    for (const [index, connection] of compiled.entries()) {
      const result = connection.evaluate(deepFreeze(sample))
      expect(connection.evaluate(sample)).toEqual(result)
      expect(closures[index]?.evaluate(sample)).toEqual(result)
    }
  }
})
