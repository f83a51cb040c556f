import { readFileSync, writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ConnectionConfig, createEngine, formatTestResult } from '../../src/index.js'
import { acme, acmeSettings } from '../acme.js'
import { deepFreeze } from '../deep-freeze.js'
import { connectTo, relay, track } from '../relay.js'

const request = { method: 'POST', path: '/', json: { '@path': '$.payload' } }
const event = deepFreeze({
  type: 'identify',
  messageId: 'm-1',
  userId: 'u-1',
  traits: { email: 'a@example.com', age: 30 },
})
const connectAcme = (
  subscriptions: ConnectionConfig['subscriptions'],
  more: Partial<ConnectionConfig> = {},
) =>
  createEngine({ destinations: [acme] }).connect(
    deepFreeze({ id: 'crm', destination: 'acme', settings: acmeSettings, subscriptions, ...more }),
  )

describe('a test of an event', () => {
  it('says how many enabled subscriptions match, how many requests they make, and which failed and why', () => {
    const connection = connectAcme([
      { action: 'upsert', name: 'People', enabled: true },
      { action: 'upsert', name: 'Off' },
      { action: 'upsert', enabled: true, mapping: { id: null } },
      { action: 'upsert', enabled: true, trigger: 'type = "track"' },
    ])
    expect(connection.test(event)).toMatchObject({
      matched: 2,
      requests: 1,
      failed: 1,
      subscriptions: [
        {
          subscription: 0,
          name: 'People',
          action: 'upsert',
          outcome: { status: 'built' },
          delivery: { requests: [{ method: 'PUT', headers: { 'x-api-key': '•••' } }] },
        },
        {
          subscription: 2,
          action: 'upsert',
          outcome: {
            status: 'discarded',
            step: 'validation',
            code: 'PAYLOAD_VALIDATION_FAILED',
            fields: ['id'],
          },
        },
      ],
    })
    expect(connection.test(event).subscriptions[1]).not.toHaveProperty('delivery')
    expect(connection.test(event)).not.toHaveProperty('outcome')
  })

  it('shows secrets only where it is asked to', () => {
    const connection = connectAcme([{ action: 'upsert', enabled: true }])
    expect(JSON.stringify(connection.test(event))).not.toContain(acmeSettings.apiKey)
    const { deliveries } = connection.evaluate(event)
    expect(connection.test(event, { showSecrets: true }).subscriptions[0]?.delivery).toEqual(deliveries[0])
  })

  it('says in the public words that none matched', () => {
    const connection = connectAcme([{ action: 'upsert', enabled: true, trigger: 'type = "track"' }])
    expect(connection.test(event)).toEqual({
      matched: 0,
      requests: 0,
      failed: 0,
      subscriptions: [],
      outcome: {
        messageId: 'm-1',
        connection: 'crm',
        status: 'discarded',
        step: 'triggers',
        kind: 'event',
        code: 'NO_MATCHING_MAPPING',
        reason: 'You may not have any subscriptions that match this event.',
      },
    })
  })

  it.each<[step: string, Partial<ConnectionConfig>, event: object]>([
    ['filters', { filters: [{ if: 'all', actions: [{ type: 'DROP' }] }] }, {}],
    ['source', { source: { blocked: { track: ['Ping'] } } }, {}],
    ['integrations', {}, { integrations: { All: false } }],
    ['integrations', { enabledByDefault: false }, {}],
    ['consent', { consent: { categories: ['ads'] } }, { context: { consent: { categoryPreferences: {} } } }],
  ])('passes by the step %s, which keeps events away', (step, config, more) => {
    const connection = connectTo(relay({ request }), config)
    const incoming = deepFreeze({ ...track('u'), ...more })
    expect(connection.evaluate(incoming).outcomes).toMatchObject([{ status: 'discarded', step }])
    expect(connection.test(incoming)).toMatchObject({ matched: 1, requests: 1, failed: 0 })
  })

  it('takes the event as it came, whatever filters would make of it', () => {
    const filters = [
      { if: 'all', actions: [{ type: 'DROP_PROPERTIES' as const, fields: { properties: ['size'] } }] },
    ]
    const { subscriptions } = connectTo(relay({ request }), { filters }).test(track('u', { size: 3 }))
    expect(subscriptions[0]?.delivery?.requests[0]?.json).toMatchObject({ size: 3 })
  })

  it.each([
    ['is no event', 'nonsense', 'intake'],
    ['has a type that the destination does not take', { type: 'page' }, 'event-type'],
  ])('says why an event that %s comes to nothing', (_, incoming, step) => {
    expect(connectTo(relay({ request })).test(incoming)).toMatchObject({
      matched: 0,
      subscriptions: [],
      outcome: { status: 'discarded', step },
    })
  })

  it('does not count a trigger that failed as one that matches, and says so', () => {
    const subscriptions = [{ action: 'send', enabled: true, trigger: 'any(properties.list, @ = "none")' }]
    const connection = connectTo(relay({ request }), { subscriptions }, { limits: { mappingWork: 20 } })
    expect(connection.test(track('u', { list: Array(50).fill('x') }))).toMatchObject({
      matched: 0,
      requests: 0,
      failed: 1,
      subscriptions: [{ outcome: { step: 'triggers', code: 'TOO_LARGE' } }],
    })
  })

  it('goes through the transform, which makes the event that triggers see', () => {
    const connection = connectTo(relay({ request }), {
      transform: { type: 'track', event: 'Made', userId: { '@path': '$.userId' } },
    })
    expect(connection.test(track('u')).subscriptions[0]?.delivery?.requests[0]?.json).toEqual({
      id: 'u',
      name: 'Made',
    })
  })

  it('is plain JSON, for any value, and agrees with evaluation where nothing keeps events away', () => {
    const connection = connectTo(relay({ request }))
    const events = fc.oneof(
      fc.jsonValue(),
      fc.record({ type: fc.constant('track'), event: fc.jsonValue(), properties: fc.jsonValue() }),
    )
    fc.assert(
      fc.property(events, (value) => {
        const result = connection.test(deepFreeze(value), { showSecrets: true })
        const { deliveries, outcomes } = connection.evaluate(value)
        expect(JSON.parse(JSON.stringify(result))).toEqual(result)
        expect(result.subscriptions.flatMap(({ delivery }) => delivery ?? [])).toEqual(deliveries)
        expect(
          result.outcome === undefined
            ? result.subscriptions.map(({ outcome }) => outcome)
            : [result.outcome],
        ).toEqual(outcomes)
      }),
    )
  })
})

describe('a test in words', () => {
  const chain = relay({
    requests: [
      { id: 'find', method: 'GET', path: '/find' },
      { id: 'make', method: 'POST', path: '/{{steps.find.body.id}}', text: 'two\nlines\u0007' },
    ],
  })
  const commands = relay({
    commands: { queue: 'cX.callQueue', calls: [{ call: ['set', { '@path': '$.payload.id' }] }] },
    deferred: true,
  })
  const skipped = relay({ request: { ...request, when: 'payload.id = "nobody"' } })
  const results = {
    'requests and a failure': connectAcme([
      { action: 'upsert', name: 'People', enabled: true, mapping: { note: 'hello' } },
      { action: 'upsert', enabled: true, mapping: { id: null } },
    ]).test(event),
    'nothing matches': connectAcme([
      { action: 'upsert', enabled: true, trigger: 'type = "track"' },
      { action: 'upsert', name: 'Off\u001b[31m' },
    ]).test(event),
    'more after the answers': connectTo(chain).test(track('u')),
    'calls for a queue': connectTo(commands).test(track('u')),
    'nothing to send': connectTo(skipped).test(track('u')),
    'no event': connectTo(skipped).test(5),
  }

  it('is what a person reads', () => {
    const golden = new URL('../cases/engine/tester.golden.txt', import.meta.url)
    const shown = Object.entries(results)
      .map(([title, result]) => `# ${title}\n${formatTestResult(result)}\n`)
      .join('\n')
    if (process.env.WAYBILL_REFRESH === '1') writeFileSync(golden, shown)
    else expect(shown).toBe(readFileSync(golden, 'utf8'))
  })
})
