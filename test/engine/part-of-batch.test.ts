import { describe, expect, it } from 'vitest'
import type { Batch } from '../../src/actions/index.js'
import { createEngine } from '../../src/index.js'
import { deepFreeze } from '../deep-freeze.js'
import { connectTo, relay, track } from '../relay.js'

const many = {
  method: 'POST',
  path: '/many',
  json: { items: { '@path': '$.items' }, name: { '@path': '$.group[0]' } },
}
const results: Batch['results'] = { '@path': '$.response.body.results' }
const batch: Batch = { request: many, results, groupBy: [{ '@path': '@.name' }] }
const connection = connectTo(relay({ batch, single: 'batch' }))
const [whole] = connection.evaluateBatch(deepFreeze(['a', 'b', 'c'].map((id) => track(id)))).deliveries
if (whole === undefined) throw new Error('nothing to send')
const stored = deepFreeze(JSON.parse(JSON.stringify(whole)))

describe('a part of a batch', () => {
  it('carries the items and events of its places, and what they have in common', () => {
    const part = connection.part(stored, [0, 2])
    expect(part).toMatchObject({
      connection: 'c',
      batch: true,
      messageIds: ['m-a', 'm-c'],
      events: [
        { index: 0, messageId: 'm-a' },
        { index: 2, messageId: 'm-c' },
      ],
      requests: [{ id: '0', json: { items: [{ id: 'a' }, { id: 'c' }], name: 'Ping' } }],
    })
    expect(part).not.toHaveProperty('chain')
  })

  it('has an id and keys of its own, the same ones each time', () => {
    const [part, again, other] = [[0, 2], [0, 2], [0]].map((places) => connection.part(stored, places))
    expect(part).toEqual(again)
    const ids = [stored, part, other].map((delivery) => delivery?.id)
    const keys = [stored, part, other].map((delivery) => delivery?.requests[0]?.idempotencyKey)
    expect(new Set(ids).size).toBe(3)
    expect(new Set(keys).size).toBe(3)
  })

  it('goes on by itself, and can be parted again', () => {
    const part = connection.part(stored, [1, 2])
    if (part === undefined) throw new Error('no part')
    const answer = { status: 207, body: { results: [{ index: 1, then: 'retry' }] } }
    expect(connection.next(part, { '0': answer })).toMatchObject({
      done: true,
      outcomes: [
        { index: 1, messageId: 'm-b', status: 'delivered' },
        { index: 2, messageId: 'm-c', status: 'retry' },
      ],
      failed: [{ request: '0', then: 'retry', partial: true }],
    })
    expect(connection.part(part, [1])?.messageIds).toEqual(['m-c'])
  })

  it.each([
    ['no places', stored, []],
    ['places that there are not', stored, [3, -1]],
    ['what is no batch', { ...stored, batch: undefined }, [0]],
    ['a batch without its items', { ...stored, context: undefined }, [0]],
    ['another connection', { ...stored, connection: 'd' }, [0]],
    ['another action', { ...stored, action: 'other' }, [0]],
    ['another subscription', { ...stored, subscription: 4 }, [0]],
  ])('is not made of %s', (_, delivery, places) => {
    expect(connection.part(delivery, places)).toBeUndefined()
  })
})

describe('the answers that failed', () => {
  const step = (id: string, more = {}) => ({ id, method: 'POST', path: `/${id}`, ...more })
  const ended = (
    requests: readonly ReturnType<typeof step>[],
    statuses: Record<string, number>,
    action = {},
  ) => {
    const chain = connectTo(relay({ requests, ...action }))
    const [delivery] = chain.evaluate(track('u')).deliveries
    if (delivery === undefined) throw new Error('nothing to send')
    const answers = Object.entries(statuses).map(([id, status]) => [id, { status }])
    const result = chain.next(delivery, Object.fromEntries(answers))
    return result.done === true ? result.failed : 'open'
  }

  it.each([
    ['none', [step('a')], { a: 200 }, {}, undefined],
    [
      'the one that ended a chain',
      [step('a'), step('b')],
      { a: 200, b: 503 },
      {},
      [{ request: 'b', then: 'retry' }],
    ],
    [
      'those that let others go on',
      [step('a', { onFailure: 'continue' }), step('b')],
      { a: 500, b: 200 },
      {},
      [{ request: 'a', then: 'retry' }],
    ],
    [
      'all of requests that do not wait for each other, with what can be done',
      [step('a'), step('b'), step('c')],
      { a: 400, b: 503, c: 200 },
      { independent: true },
      [
        { request: 'a', then: 'discard' },
        { request: 'b', then: 'retry' },
      ],
    ],
  ])('are %s', (_, requests, statuses, action, expected) => {
    expect(ended(requests, statuses, action)).toEqual(expected)
  })
})

it('gives the connection of an id, as it is now', () => {
  const config = { id: 'c', destination: 'relay', subscriptions: [{ action: 'send', enabled: true }] }
  const router = createEngine({ destinations: [relay({ batch, single: 'batch' })] }).route([config])
  expect(router.connection('c')).toBe(router.connections[0])
  const updated = router.update(config)
  expect(router.connection('c')).toBe(updated)
  router.remove('c')
  expect(router.connection('c')).toBeUndefined()
})
