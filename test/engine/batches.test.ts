import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { walkChain } from 'waybill/testing'
import type { Action, Answer, Batch } from '../../src/actions/index.js'
import { checkDefinition } from '../../src/actions/index.js'
import type { EvaluationResult } from '../../src/index.js'
import { deepFreeze } from '../deep-freeze.js'
import { connectTo, relay, track } from '../relay.js'

const request = { method: 'POST', path: '/one', json: { '@path': '$.payload' } }
const many = { method: 'POST', path: '/many', json: { items: { '@path': '$.items' } } }

const connection = (batch: Partial<Batch>, action: Partial<Action> = {}, settings = {}) =>
  connectTo(
    relay({ request, batch: batch.requests === undefined ? { request: many, ...batch } : batch, ...action }),
    { settings },
  )

/** The ids that each request carries, by the path that it goes to. */
const sentBy = ({ deliveries }: EvaluationResult) =>
  deliveries.flatMap(({ requests }) =>
    requests.map(({ url, json }) => [new URL(url).pathname.slice(1), idsIn(json)]),
  )

const idsIn = (json: unknown): string =>
  [...JSON.stringify(json).matchAll(/"id":"(\w+)"/g)].map(([, id]) => id).join(' ')

const events = (...ids: readonly string[]) => deepFreeze(ids.map((id) => track(id)))

describe('a batch', () => {
  it('carries the payloads in order, with the events that they came from', () => {
    const { deliveries, outcomes } = connection({}).evaluateBatch(events('a', 'b'))
    expect(deliveries).toMatchObject([
      {
        id: expect.stringMatching(/^c\/0\/[0-9a-f]{32}$/),
        batch: true,
        messageIds: ['m-a', 'm-b'],
        events: [
          { index: 0, messageId: 'm-a' },
          { index: 1, messageId: 'm-b' },
        ],
        requests: [{ url: 'https://relay.example/many', json: { items: [{ id: 'a' }, { id: 'b' }] } }],
      },
    ])
    expect(outcomes).toMatchObject([
      { index: 0, messageId: 'm-a', status: 'built' },
      { index: 1, messageId: 'm-b', status: 'built' },
    ])
  })

  it('has lets of its own, which read its items and its answers', () => {
    const batch: Partial<Batch> = {
      let: {
        ids: { '@each': { in: { '@path': '$.items' }, do: { '@path': '@.id' } } },
        job: { '@path': '$.steps.open.body.job' },
      },
      requests: [
        {
          id: 'open',
          method: 'POST',
          path: '/open',
          json: { ids: { '@path': '$.let.ids' } },
          results: { '@each': { in: ['a'], where: 'let.job = "j/2"', do: { key: { '@path': '@' } } } },
        },
        { id: 'close', method: 'POST', path: '/close/{{let.job}}', json: { '@path': '$.let.ids' } },
      ],
      key: { '@path': '@.id' },
      results: {
        '@each': { in: { '@path': '$.let.ids' }, where: '@ = body.bad', do: { key: { '@path': '@' } } },
      },
    }
    const connected = connection(batch, { let: { ids: { '@path': '$.payload.id' } } })
    const [delivery] = connected.evaluateBatch(events('a', 'b')).deliveries
    if (delivery === undefined) throw new Error('nothing to send')
    const walk = (job: string) =>
      walkChain(connected, delivery, [
        { url: '/open', status: 200, body: { job } },
        { url: '/close', status: 200, body: { bad: 'b' } },
      ])
    const { requests, outcomes } = walk('j/1')
    expect(requests.map(({ url, json }) => [url, json])).toEqual([
      ['https://relay.example/open', { ids: ['a', 'b'] }],
      ['https://relay.example/close/j%2F1', ['a', 'b']],
    ])
    expect(outcomes.map(({ status }) => status)).toEqual(['delivered', 'discarded'])
    // What is asked of an answer reads it among the steps too.
    expect(walk('j/2').outcomes.map(({ status }) => status)).toEqual(['discarded', 'discarded'])
  })

  it('is taken even for one event, while a single event is sent by itself', () => {
    expect(sentBy(connection({}).evaluateBatch(events('a')))).toEqual([['many', 'a']])
    expect(sentBy(connection({}).evaluate(track('a')))).toEqual([['one', 'a']])
  })

  it('is the single form too where the action says so', () => {
    const only = connectTo(relay({ batch: { request: many }, single: 'batch' }))
    const alone = only.evaluate(track('a'))
    const inCall = only.evaluateBatch(events('a'))
    expect(alone.deliveries[0]?.requests).toEqual(inCall.deliveries[0]?.requests)
    expect(alone.deliveries[0]?.events).toEqual([{ messageId: 'm-a' }])
    expect(alone.outcomes[0]).not.toHaveProperty('index')
  })

  it.each([
    ['a weight', { maxItems: 3, weight: { '@path': '@.size' } }],
    [
      'a weight against a setting',
      { maxItems: { '@path': '$.settings.most' }, weight: { '@path': '@.size' } },
    ],
    ['a size in bytes', { maxBytes: 60 }],
  ] as const)('holds an event that comes alone to the limits of a batch: %s', (_, limits) => {
    const only = connectTo(relay({ batch: { request: many, ...limits }, single: 'batch' }), {
      settings: { most: 3 },
    })
    for (const [event, codes] of [
      [track('a', { size: 3 }), [undefined]],
      [track('a-name-that-is-long', { size: 4 }), ['PAYLOAD_TOO_LARGE']],
    ] as const) {
      const alone = only.evaluate(event)
      const inCall = only.evaluateBatch([event])
      expect(alone.outcomes.map(({ code }) => code)).toEqual(codes)
      expect(inCall.outcomes).toEqual(alone.outcomes.map((outcome) => ({ ...outcome, index: 0 })))
      expect(alone.deliveries.map(({ requests }) => requests)).toEqual(
        inCall.deliveries.map(({ requests }) => requests),
      )
      expect(only.explain(event).outcomes).toEqual(alone.outcomes)
    }
  })

  it('says of an event that comes alone why its weight can not be told', () => {
    const weight = { '@date': { value: { '@path': '@.name' }, to: 'unix', invalid: 'error' } }
    const only = connectTo(relay({ batch: { request: many, weight }, single: 'batch' }))
    expect(only.evaluate(track('a')).outcomes).toMatchObject([{ status: 'discarded', step: 'request' }])
  })

  it('is not made where the action has none', () => {
    const { deliveries, outcomes } = connectTo(relay({ request })).evaluateBatch(events('a', 'b'))
    expect(deliveries.map(({ id, events }) => [id, events])).toEqual([
      ['c/0/m-a', [{ index: 0, messageId: 'm-a' }]],
      ['c/0/m-b', [{ index: 1, messageId: 'm-b' }]],
    ])
    expect(outcomes).toMatchObject([{ index: 0 }, { index: 1 }])
  })

  it('is skipped as a whole where its requests are', () => {
    const { deliveries, outcomes } = connection({
      request: { ...many, when: 'length(items) > 1' },
    }).evaluateBatch(events('a'))
    expect(deliveries).toEqual([])
    expect(outcomes).toMatchObject([{ index: 0, status: 'built', code: 'NOTHING_TO_SEND' }])
  })
})

describe('items go together', () => {
  it.each<[string, Partial<Batch>, readonly (readonly [string, string])[]]>([
    ['as many as there are', {}, [['many', 'a b c d e']]],
    [
      'at most so many',
      { maxItems: 2 },
      [
        ['many', 'a b'],
        ['many', 'c d'],
        ['many', 'e'],
      ],
    ],
    [
      'at most as many as the settings say',
      { maxItems: { '@path': '$.settings.most' } },
      [
        ['many', 'a b c'],
        ['many', 'd e'],
      ],
    ],
    [
      'by what they have in common',
      { groupBy: [{ '@path': '@.name' }, { '@path': '$.run.event.type' }] },
      [
        ['many', 'a c e'],
        ['many', 'b d'],
      ],
    ],
    [
      'up to a weight',
      { maxItems: 6, weight: { '@path': '@.size' } },
      [
        ['many', 'a b c'],
        ['many', 'd'],
        ['many', 'e'],
      ],
    ],
    [
      'where the action wants them to',
      { when: 'payload.name = "Ping"' },
      [
        ['one', 'b'],
        ['one', 'd'],
        ['many', 'a c e'],
      ],
    ],
  ])('%s', (_, batch, expected) => {
    const list = ['a', 'b', 'c', 'd', 'e'].map((id, index) =>
      track(id, { size: index + 1 }, index % 2 === 0 ? 'Ping' : 'Pong'),
    )
    expect(sentBy(connection(batch, {}, { most: 3 }).evaluateBatch(deepFreeze(list)))).toEqual(expected)
  })

  it('up to the bytes of an encoded body, and a larger one is discarded by itself', () => {
    const list = deepFreeze([
      track('a'),
      track('b', {}, 'x'.repeat(200)),
      track('c', {}, 'é'.repeat(20)),
      track('d'),
    ])
    const result = connection({ maxBytes: 100 }).evaluateBatch(list)
    expect(sentBy(result)).toEqual([
      ['many', 'a'],
      ['many', 'c d'],
    ])
    expect(result.outcomes).toMatchObject([
      { index: 0, status: 'built' },
      { index: 1, status: 'discarded', kind: 'payload', code: 'PAYLOAD_TOO_LARGE' },
      { index: 2, status: 'built' },
      { index: 3, status: 'built' },
    ])
  })

  it('and one that is heavier than a whole batch is discarded by itself', () => {
    const list = deepFreeze([track('a', { size: 1 }), track('b', { size: 9 }), track('c', { size: 1 })])
    const result = connection({ maxItems: 4, weight: { '@path': '@.size' } }).evaluateBatch(list)
    expect(sentBy(result)).toEqual([
      ['many', 'a'],
      ['many', 'c'],
    ])
    expect(result.outcomes[1]).toMatchObject({ status: 'discarded', code: 'PAYLOAD_TOO_LARGE' })
  })

  it('and one that can not stand in a request takes no other with it', () => {
    const headers = {
      'x-last': {
        '@join': {
          value: { '@each': { in: { '@path': '$.items' }, do: { '@path': '@.name' } } },
          separator: ',',
        },
      },
    }
    const list = deepFreeze([track('a'), track('b', {}, 'x\r\ny'), track('c')])
    const result = connection({ request: { ...many, headers } }).evaluateBatch(list)
    expect(sentBy(result)).toEqual([
      ['many', 'a'],
      ['many', 'c'],
    ])
    expect(result.outcomes[1]).toMatchObject({ status: 'discarded', step: 'request', code: 'INVALID_HEADER' })
  })
})

it('keeps the outcome of what never came into a batch', () => {
  const only = relay({
    request,
    batch: { request: many },
    fields: { type: 'object', required: ['id'], properties: { id: { type: 'string' } } },
    mapping: { id: { '@path': '$.userId' } },
    trigger: 'event = "Ping"',
  })
  const { outcomes } = connectTo(only).evaluateBatch([
    track('a'),
    null,
    { type: 'page' },
    { type: 'track', event: 'Ping', messageId: 'm-4' },
    track('e', {}, 'Pong'),
    track('f'),
  ])
  expect(outcomes.map(({ index, step, code, status }) => [index, step, status, code])).toEqual([
    [0, 'request', 'built', undefined],
    [1, 'intake', 'discarded', 'bad_request'],
    [2, 'event-type', 'discarded', 'UNSUPPORTED_EVENT_TYPE'],
    [3, 'validation', 'discarded', 'PAYLOAD_VALIDATION_FAILED'],
    [4, 'triggers', 'discarded', 'NO_MATCHING_MAPPING'],
    [5, 'request', 'built', undefined],
  ])
})

describe('the answer to a batch', () => {
  const byIndex: Batch['results'] = {
    '@each': {
      in: { '@path': '$.body.errors' },
      do: {
        index: { '@path': '@.index' },
        then: { '@path': '@.then' },
        code: { '@path': '@.code' },
        message: { '@path': '@.why' },
      },
    },
  }
  /** Status and code of each event, after the only delivery got its answers. */
  function outcomesAfter(
    batch: Partial<Batch>,
    reply: (url: string, json: unknown) => Answer,
    action: Partial<Action> = {},
  ) {
    const connected = connection(batch, action)
    const { deliveries } = connected.evaluateBatch(events('a', 'b', 'c'))
    return deliveries.flatMap((delivery) => {
      const stored = JSON.parse(JSON.stringify(delivery))
      const { outcomes } = walkChain(connected, stored, ({ url, json }) => reply(url, json))
      return outcomes.map(({ index, status, code }) => [index, status, code])
    })
  }

  it('holds for every event where it says nothing of items', () => {
    expect(outcomesAfter({}, () => ({ status: 503 }))).toEqual([
      [0, 'retry', 'SERVICE_UNAVAILABLE'],
      [1, 'retry', 'SERVICE_UNAVAILABLE'],
      [2, 'retry', 'SERVICE_UNAVAILABLE'],
    ])
  })

  it('speaks of items by their index', () => {
    const errors = [
      { index: 1, code: 'BAD' },
      { index: 2, then: 'retry', code: 'BUSY' },
      { index: 2, then: 'success' },
      { index: 7, code: 'NOBODY' },
    ]
    expect(outcomesAfter({ results: byIndex }, () => ({ status: 207, body: { errors } }))).toEqual([
      [0, 'delivered', undefined],
      [1, 'discarded', 'BAD'],
      [2, 'retry', 'BUSY'],
    ])
  })

  it('speaks of items by their key', () => {
    const results = {
      '@each': { in: { '@path': '$.body.failed' }, do: { key: { '@path': '@' }, code: 'REFUSED' } },
    }
    const key = { '@path': '@.id' }
    expect(outcomesAfter({ results, key }, () => ({ status: 200, body: { failed: ['c', 'x'] } }))).toEqual([
      [0, 'delivered', undefined],
      [1, 'delivered', undefined],
      [2, 'discarded', 'REFUSED'],
    ])
  })

  it('can say of an item that it was taken although the whole failed', () => {
    const errors = [{ index: 0, then: 'success' }]
    expect(outcomesAfter({ results: byIndex }, () => ({ status: 400, body: { errors } }))).toEqual([
      [0, 'delivered', undefined],
      [1, 'discarded', 'BAD_REQUEST'],
      [2, 'discarded', 'BAD_REQUEST'],
    ])
  })

  it('splits a batch until what is too large stands alone', () => {
    const seen: string[] = []
    const reply = (_: string, json: unknown): Answer => {
      const ids = idsIn(json)
      seen.push(ids)
      return { status: ids.length > 1 ? 413 : ids === 'b' ? 400 : 200 }
    }
    const responses = [{ when: 'status = 413', then: 'split' } as const]
    expect(outcomesAfter({ request: { ...many, responses } }, reply)).toEqual([
      [0, 'delivered', undefined],
      [1, 'discarded', 'BAD_REQUEST'],
      [2, 'delivered', undefined],
    ])
    expect(seen).toEqual(['a b c', 'a b', 'a', 'b', 'c'])
  })

  it('is of the last of several requests, and items that failed before have failed', () => {
    const requests = [
      { id: 'job', method: 'POST', path: '/jobs', json: { '@path': '$.items' }, results: byIndex },
      { id: 'close', method: 'PATCH', path: '/jobs/{{steps.job.body.id}}' },
    ]
    const reply = (url: string): Answer =>
      url.endsWith('/jobs')
        ? { status: 200, body: { id: 'j1', errors: [{ index: 1, code: 'BAD' }] } }
        : { status: 204 }
    expect(outcomesAfter({ requests }, reply)).toEqual([
      [0, 'delivered', undefined],
      [1, 'discarded', 'BAD'],
      [2, 'delivered', undefined],
    ])
  })
})

const anyAnswer: fc.Arbitrary<Answer> = fc.record(
  {
    status: fc.oneof(fc.constantFrom(200, 207, 400, 401, 413, 429, 500), fc.integer()),
    headers: fc.dictionary(fc.string(), fc.string()),
    body: fc.oneof(
      fc.record({
        errors: fc.array(
          fc.record(
            {
              index: fc.oneof(fc.integer({ min: -1, max: 9 }), fc.jsonValue()),
              then: fc.oneof(
                fc.constantFrom('success', 'discard', 'retry', 'split', 'ignore'),
                fc.jsonValue(),
              ),
              code: fc.jsonValue(),
              why: fc.jsonValue(),
            },
            { requiredKeys: [] },
          ),
        ),
      }),
      fc.jsonValue(),
      fc.string(),
    ),
    error: fc.string(),
  },
  { requiredKeys: [] },
)

it('gives every event exactly one outcome, whatever the answers look like', () => {
  const batch: Batch = {
    maxItems: 3,
    maxBytes: 120,
    weight: { '@path': '@.size' },
    when: 'payload.name != "Alone"',
    groupBy: [{ '@path': '@.name' }],
    key: { '@path': '@.id' },
    request: {
      ...many,
      responses: [
        { when: 'status = 413', then: 'split' },
        { when: 'body.n > 1', then: 'ignore' },
      ],
    },
    results: {
      '@each': {
        in: { '@path': '$.body.errors' },
        do: {
          index: { '@path': '@.index' },
          key: { '@path': '@.why' },
          then: { '@path': '@.then' },
          code: { '@path': '@.code' },
          message: { '@path': '@.why' },
        },
      },
    },
  }
  const connected = connection(batch)
  const anyEvent = fc.oneof(
    fc.record({
      type: fc.constantFrom('track', 'identify', 'page'),
      event: fc.constantFrom('Ping', 'Pong', 'Alone', 'x'.repeat(130)),
      messageId: fc.option(fc.constantFrom('m1', 'm2'), { nil: undefined }),
      userId: fc.constantFrom('a', 'b', 'c'),
      properties: fc.record({ size: fc.integer({ min: 0, max: 5 }) }),
    }),
    fc.jsonValue(),
  )
  fc.assert(
    fc.property(
      fc.array(anyEvent, { maxLength: 12 }),
      fc.array(anyAnswer, { minLength: 1 }),
      (list, answers) => {
        const given = deepFreeze(list)
        const { deliveries, outcomes } = connected.evaluateBatch(given)
        expect(outcomes.map(({ index }) => index)).toEqual(given.map((_, index) => index))
        const built = outcomes.filter(({ status }) => status === 'built').map(({ index }) => index)
        let turn = 0
        const final = deliveries.flatMap((delivery) => {
          const stored = deepFreeze(JSON.parse(JSON.stringify(delivery)))
          return walkChain(connected, stored, () => answers[turn++ % answers.length]).outcomes
        })
        expect(final.map(({ index }) => index).sort()).toEqual(built.sort())
        for (const { status } of final) expect(['delivered', 'discarded', 'retry']).toContain(status)
      },
    ),
    { numRuns: 300 },
  )
})

it('refuses a batch that says nothing of what is sent, or speaks of a single payload', () => {
  const empty = relay({ request, batch: { maxItems: 2 } })
  expect(checkDefinition(empty).map(({ message }) => message)).toEqual([
    'a batch has either a "request" or "requests"',
  ])
  const single = relay({ request, batch: { request: { ...many, json: { '@path': '$.payload' } } } })
  expect(checkDefinition(single).map(({ message }) => message)).toEqual([
    'there is no $.payload here; there is $.settings, $.auth, $.run, $.items, $.group, $.let',
  ])
})
