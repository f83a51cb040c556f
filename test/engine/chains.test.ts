import { describe, expect, it } from 'vitest'
import { walkChain } from 'waybill/testing'
import type { Action, Answer, RequestTemplate } from '../../src/actions/index.js'
import { checkDefinition } from '../../src/actions/index.js'
import { connectTo, relay, track } from '../relay.js'

const user: RequestTemplate = {
  id: 'user',
  method: 'POST',
  path: '/users',
  json: { id: { '@path': '$.payload.id' } },
}
const event: RequestTemplate = {
  id: 'event',
  method: 'POST',
  path: '/events',
  json: { user: { '@path': '$.steps.user.body.id' } },
}
const bye: RequestTemplate = { id: 'bye', method: 'POST', path: '/bye' }

const chain = (
  requests: readonly RequestTemplate[],
  action: Partial<Action> = {},
  evaluation = 'compiled' as const,
) => connectTo(relay({ requests, ...action }), {}, { evaluation })

/** What is sent and what becomes of the event, in short. */
function walk(connection: ReturnType<typeof chain>, answers: Record<string, Answer> = {}) {
  const { deliveries, outcomes } = connection.evaluate(track('u'))
  const [delivery] = deliveries
  if (delivery === undefined) return { sent: [], outcome: outcomes[0] }
  const walked = walkChain(connection, JSON.parse(JSON.stringify(delivery)), ({ id }) => answers[id])
  return { sent: walked.requests.map(({ id }) => id), outcome: walked.outcomes[0] }
}

describe.each(['compiled', 'closures'] as const)('requests that follow each other, %s', (evaluation) => {
  const connection = connectTo(relay({ requests: [user, event, bye] }), {}, { evaluation })

  it('are given as far as they can be built, with the names of those that wait', () => {
    const [delivery] = connection.evaluate(track('u')).deliveries
    expect(delivery?.requests.map(({ id }) => id)).toEqual(['user'])
    expect(delivery?.chain).toEqual({ waiting: ['event', 'bye'] })
  })

  it('go on with the answer, after the delivery was stored as text', () => {
    const [delivery] = connection.evaluate(track('u')).deliveries
    const stored = JSON.parse(JSON.stringify(delivery))
    const result = connection.next(stored, { user: { status: 201, body: { id: 7 } } })
    expect(result).toMatchObject({
      requests: [
        { id: 'event', url: 'https://relay.example/events', json: { user: 7 } },
        { id: 'bye', url: 'https://relay.example/bye' },
      ],
    })
  })

  it('give every request once and the outcome in the end', () => {
    const { sent, outcome } = walk(connection, { user: { status: 200, body: '{"id": 7}' } })
    expect(sent).toEqual(['user', 'event', 'bye'])
    expect(outcome).toEqual({
      messageId: 'm-u',
      connection: 'c',
      subscription: 0,
      action: 'send',
      status: 'delivered',
      step: 'delivery',
    })
  })

  it('give again what has no answer yet, whoever asks', () => {
    const [delivery] = connection.evaluate(track('u')).deliveries
    if (delivery === undefined) throw new Error('nothing to send')
    expect(connection.next(delivery, {})).toEqual({ requests: delivery.requests })
  })
})

describe('a request that fails', () => {
  it('ends the chain', () => {
    const { sent, outcome } = walk(chain([user, event, bye]), { user: { status: 400 } })
    expect(sent).toEqual(['user'])
    expect(outcome).toMatchObject({ status: 'discarded', code: 'BAD_REQUEST', httpStatus: 400 })
  })

  it('lets the others go on where it says so, and the delivery still fails', () => {
    const goesOn = { ...user, onFailure: 'continue' } as const
    const { sent, outcome } = walk(chain([goesOn, event, bye]), { user: { status: 500 } })
    expect(sent).toEqual(['user', 'event', 'bye'])
    expect(outcome).toMatchObject({ status: 'retry', kind: 'retry', httpStatus: 500 })
  })

  it('is met again when a retry gives the answers that were there', () => {
    const connection = chain([user, event, bye])
    const [delivery] = connection.evaluate(track('u')).deliveries
    if (delivery === undefined) throw new Error('nothing to send')
    const answers = { user: { status: 200, body: { id: 7 } } }
    expect(connection.next(delivery, { ...answers, event: { status: 503 } })).toMatchObject({
      done: true,
      outcomes: [{ status: 'retry' }],
    })
    expect(connection.next(delivery, answers)).toMatchObject({ requests: [{ id: 'event' }, { id: 'bye' }] })
  })
})

describe('a request with a condition', () => {
  it('is skipped where it does not hold, and its answer is missing', () => {
    const asked = { ...user, when: 'payload.name = "Other"' }
    const guarded = { ...event, when: 'exists(steps.user)' }
    expect(walk(chain([asked, guarded, bye])).sent).toEqual(['bye'])
  })

  it('can ask for an answer', () => {
    const found = { ...event, when: 'steps.user.status = 200' }
    const missing = { ...bye, when: 'steps.user.status != 200' }
    const rule = { when: 'status = 404', then: 'ignore' } as const
    const connection = chain([{ ...user, responses: [rule] }, found, missing])
    expect(walk(connection, { user: { status: 200 } }).sent).toEqual(['user', 'event'])
    expect(walk(connection, { user: { status: 404 } }).sent).toEqual(['user', 'bye'])
  })

  it('leaves nothing to send where all are skipped', () => {
    const connection = chain([{ ...user, when: 'payload.name = "Other"' }])
    expect(connection.evaluate(track('u'))).toMatchObject({
      deliveries: [],
      outcomes: [{ status: 'built', code: 'NOTHING_TO_SEND' }],
    })
  })
})

describe('a request for each element', () => {
  const tag: RequestTemplate = {
    id: 'tag',
    each: { '@path': '$.payload.tags' },
    when: '@ != "b"',
    method: 'POST',
    path: '/tags',
    json: { tag: { '@path': '@' }, place: { '@path': '@index' } },
  }
  const last: RequestTemplate = {
    id: 'last',
    method: 'POST',
    path: '/last',
    json: { all: { '@each': { in: { '@path': '$.steps.tag' }, do: { '@path': '@.body.n' } } } },
  }
  const connection = chain([tag, last])
  const [delivery] = connection.evaluate(track('u', { tags: ['a', 'b', 'c'] })).deliveries
  if (delivery === undefined) throw new Error('nothing to send')

  it('has a name and a key of its own', () => {
    expect(delivery.requests.map(({ id, json }) => [id, json])).toEqual([
      ['tag/0', { tag: 'a', place: 0 }],
      ['tag/2', { tag: 'c', place: 2 }],
    ])
    expect(new Set(delivery.requests.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(2)
  })

  it('gives the answers as a list', () => {
    const result = connection.next(delivery, {
      'tag/0': { status: 200, body: { n: 1 } },
      'tag/2': { status: 200, body: { n: 2 } },
    })
    expect(result).toMatchObject({ requests: [{ id: 'last', json: { all: [1, 2] } }] })
  })

  it('stops at the first that fails', () => {
    const { requests, outcomes } = walkChain(connection, delivery, () => ({ status: 410 }))
    expect(requests.map(({ id }) => id)).toEqual(['tag/0'])
    expect(outcomes).toMatchObject([{ status: 'discarded', code: 'GONE' }])
  })
})

describe('independent requests', () => {
  const connection = chain([user, event, bye], { independent: true })

  it('all go at once but those that read an answer', () => {
    const [delivery] = connection.evaluate(track('u')).deliveries
    expect(delivery?.requests.map(({ id }) => id)).toEqual(['user', 'bye'])
    expect(delivery?.chain).toEqual({ waiting: ['event'] })
  })

  it('do not keep each other back, but for the one that would read what failed', () => {
    const { sent, outcome } = walk(connection, { user: { status: 400 } })
    expect(sent).toEqual(['user', 'bye'])
    expect(outcome).toMatchObject({ status: 'discarded' })
  })

  it('are tried again while one of them may succeed', () => {
    const { outcome } = walk(connection, { user: { status: 400 }, bye: { status: 503 } })
    expect(outcome).toMatchObject({ status: 'retry', httpStatus: 503 })
  })
})

describe('what can never be built is refused', () => {
  const problems = (requests: readonly RequestTemplate[]) =>
    checkDefinition(relay({ requests })).map(
      ({ severity, code, pointer, message }) => `${severity} ${code} ${pointer}: ${message}`,
    )
  const at = (index: number) => `definition/step /actions/send/requests/${index}`

  it.each([
    [
      'an answer that comes later',
      [event, user],
      [`error ${at(0)}: the answer of "user" comes later, so this request can never be sent`],
    ],
    [
      'its own answer',
      [{ ...event, id: 'user' }, bye],
      [`error ${at(0)}: the request reads its own answer, so it can never be sent`],
    ],
    [
      'two requests of one name',
      [user, { ...bye, id: 'user' }],
      [`error ${at(1)}/id: two requests have the id "user"`],
    ],
    [
      'an answer that may not be there',
      [{ ...user, when: 'exists(payload.id)' }, event],
      [`warning ${at(1)}: the answer of "user" is read, and that request may be skipped`],
    ],
    [
      'the same condition on both',
      [
        { ...user, when: 'exists(payload.id)' },
        { ...event, when: 'exists(payload.id)' },
      ],
      [],
    ],
  ])('%s', (_, requests, expected) => {
    expect(problems(requests)).toEqual(expected)
  })

  it('a name that there is not', () => {
    const wrong = { ...event, json: { '@path': '$.steps.usr.body.id' } }
    expect(problems([user, wrong])).toEqual([
      'error definition/reference /actions/send/requests/1/json/@path: $.steps.usr is read, but not declared',
    ])
  })
})

it('says of a delivery of another connection that it is not known', () => {
  const connection = chain([user])
  const [delivery] = connection.evaluate(track('u')).deliveries
  if (delivery === undefined) throw new Error('nothing to send')
  expect(connection.next({ ...delivery, connection: 'other' }, {})).toMatchObject({
    done: true,
    outcomes: [{ status: 'discarded', code: 'UNKNOWN_DELIVERY' }],
  })
})
