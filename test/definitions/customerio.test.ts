import { describe, expect, it } from 'vitest'
import customerio from 'waybill/definitions/customerio'
import { createEngine, type EvaluationResult } from '../../src/index.js'
import type { JsonObject } from '../../src/json/value.js'
import { deepFreeze } from '../deep-freeze.js'

const engine = createEngine({ destinations: [customerio], clock: () => 1_000_999 })

const connect = (action: string, mapping: JsonObject = {}) =>
  engine.connect({
    id: 'c',
    destination: 'customerio',
    settings: { siteId: 's', apiKey: 'k' },
    subscriptions: [{ action, enabled: true, trigger: 'all', mapping }],
  })

const tracking = connect('trackEvent')
const trackingAsIs = connect('trackEvent', { convert_timestamp: false })

const ping = (event: object) => deepFreeze({ type: 'track', event: 'Ping', ...event })

const bodiesIn = ({ deliveries }: EvaluationResult) =>
  deliveries.flatMap(({ requests }) => requests.map(({ json }) => json as JsonObject))

/** What is sent for an event by itself, which is what is sent for it in a batch. */
function bodyOf(event: object, connection = tracking): JsonObject {
  const [single = {}] = bodiesIn(connection.evaluate(ping(event)))
  expect(bodiesIn(connection.evaluateBatch([ping(event)]))).toEqual([{ batch: [single] }])
  return single
}

describe('who an event is about', () => {
  it.each<[unknown, unknown, object | undefined]>([
    ['u-1', 'a-1', { id: 'u-1' }],
    [4711, undefined, { id: '4711' }],
    ['cio_03a1', 'a-1', { cio_id: '03a1' }],
    ['cio_', undefined, { cio_id: '' }],
    ['Ada.L+x@Mail.Example.co', undefined, { email: 'Ada.L+x@Mail.Example.co' }],
    ['ada@localhost', undefined, { id: 'ada@localhost' }],
    ['@handle', undefined, { id: '@handle' }],
    ['a b@example.com', undefined, { id: 'a b@example.com' }],
    ['cio_ada@example.com', undefined, { cio_id: 'ada@example.com' }],
    ['', 'a-1', { anonymous_id: 'a-1' }],
    [null, 'a-1', { anonymous_id: 'a-1' }],
    [undefined, undefined, undefined],
  ])('%j and %j is %j', (userId, anonymousId, identifiers) => {
    const body = bodyOf({ userId, anonymousId })
    expect(body.identifiers).toEqual(identifiers)
    expect(Object.hasOwn(body, 'identifiers')).toBe(identifiers !== undefined)
  })

  it('has the anonymous id as an attribute where it is called by another', () => {
    expect(bodyOf({ userId: 'u', anonymousId: 'a', properties: { x: 1 } }).attributes).toEqual({
      x: 1,
      anonymous_id: 'a',
    })
    expect(bodyOf({ anonymousId: 'a', properties: { anonymous_id: 'a' } }).attributes).toEqual({})
    expect(bodyOf({ userId: 'u' })).not.toHaveProperty('attributes')
  })

  it('is warned of where nobody is named', () => {
    expect(tracking.evaluate(ping({})).outcomes).toMatchObject([
      { status: 'built', details: { warnings: [{ code: 'IDENTIFIER_MISSING' }] } },
    ])
  })
})

describe('when an event happened', () => {
  it.each<[unknown, unknown]>([
    ['2025-02-11T14:03:21.999Z', 1739282601],
    ['2025-02-11T15:03:21+01:00', 1739282601],
    ['2025-02-11', 1739232000],
    ['1739282601', '1739282601'],
    ['1739282601.5', '1739282601.5'],
    [1739282601, '1739282601'],
    ['31.12.2024 25:61', '31.12.2024 25:61'],
    ['2025-02-30', '2025-02-30'],
    ['next-week', 'next-week'],
    ['', undefined],
  ])('%j is %j, whether dates are converted or not', (timestamp, expected) => {
    expect(bodyOf({ userId: 'u', timestamp }).timestamp).toBe(expected)
    expect(bodyOf({ userId: 'u', timestamp }, trackingAsIs).timestamp).toBe(expected)
  })
})

describe('a date in the data', () => {
  const at = (value: unknown) =>
    (bodyOf({ userId: 'u', properties: { at: value } }).attributes as { at: unknown }).at
  it.each<[unknown, unknown]>([
    ['2025-01-31', 1738281600],
    ['2025-01-31T12:00', 1738324800],
    ['2025-01-31T12:00:00.123456789Z', 1738324800],
    ['2025-01-31T12:00:00+0100', 1738321200],
    ['1969-12-31T23:59:59.5Z', -1],
    [{ deep: { er: '2025-01-31' } }, { deep: { er: 1738281600 } }],
    [
      ['2025-01-31', { at: '2025-01-31' }],
      ['2025-01-31', { at: '2025-01-31' }],
    ],
    ['2025-01-31 12:00:00', '2025-01-31 12:00:00'],
    ['2025-01-31T12:00:00Z and more', '2025-01-31T12:00:00Z and more'],
    ['2025-13-01', '2025-13-01'],
    ['20250131', '20250131'],
    ['1738281600', '1738281600'],
    [1738281600, 1738281600],
    [null, null],
    ['', ''],
  ])('%j becomes %j', (value, expected) => {
    expect(at(value)).toEqual(expected)
  })

  it('stays where the subscriber turns it off, and becomes a number in a name', () => {
    const event = { userId: 'u', event: '2025-01-31', properties: { at: '2025-01-31' } }
    expect(bodyOf(event, trackingAsIs)).toMatchObject({
      name: '2025-01-31',
      attributes: { at: '2025-01-31' },
    })
    expect(bodyOf(event).name).toBe(1738281600)
  })
})

describe('a batch', () => {
  const sizes = (count: number, batch_size?: number, note = 0) => {
    const connection = batch_size === undefined ? tracking : connect('trackEvent', { batch_size })
    const events = Array.from({ length: count }, (_, id) =>
      ping({ messageId: `m-${id}`, userId: 'u', properties: { note: 'x'.repeat(note) } }),
    )
    const result = connection.evaluateBatch(events)
    expect(result.outcomes).toHaveLength(count)
    return bodiesIn(result).map(({ batch }) => Array.isArray(batch) && batch.length)
  }

  it.each<[number | undefined, readonly number[]]>([
    [undefined, [50, 50, 20]],
    [30, [30, 30, 30, 30]],
    [1000, [100, 20]],
    [0, [50, 50, 20]],
  ])('of the size %j has at most so many items', (size, expected) => {
    expect(sizes(120, size)).toEqual(expected)
  })

  it('has at most 500 KB', () => {
    expect(sizes(40, 100, 25_000)).toEqual([20, 20])
  })

  it('leaves out what is larger than 32 KB', () => {
    expect(sizes(2, 100, 33_000)).toEqual([])
  })

  it('splits objects by who tells of them', () => {
    const result = connect('createUpdateObject').evaluateBatch([
      { type: 'group', groupId: 'g1', anonymousId: 'a' },
      { type: 'group', groupId: 'g2', userId: 'u' },
      { type: 'group', groupId: 'g3', anonymousId: 'b' },
      { type: 'group', groupId: 'g4' },
    ])
    expect(bodiesIn(result)).toMatchObject([
      { batch: [{ action: 'identify_anonymous' }, { action: 'identify_anonymous' }] },
      { batch: [{ action: 'identify' }, { action: 'identify' }] },
    ])
  })
})

it('reports a delivery as of now where nothing says when', () => {
  const event = { type: 'track', event: 'Report', properties: { deliveryId: 1, metric: 'opened' } }
  expect(bodiesIn(connect('reportDeliveryEvent').evaluate(event))).toEqual([
    { delivery_id: '1', metric: 'opened', timestamp: 1000 },
  ])
})
