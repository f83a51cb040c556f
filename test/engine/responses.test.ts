import { describe, expect, it } from 'vitest'
import type { Answer, ResponseRule } from '../../src/actions/index.js'
import { checkDefinition } from '../../src/actions/index.js'
import { connectTo, relay, track } from '../relay.js'

const request = { method: 'POST', path: '/in', json: { '@path': '$.payload' } }

/** The outcome that an answer gives under the rules of a request. */
function outcomeOf(answer: Answer, rules: readonly ResponseRule[] = [], evaluation = 'compiled' as const) {
  const connection = connectTo(relay({ request: { ...request, responses: rules } }), {}, { evaluation })
  const [delivery] = connection.evaluate(track('u')).deliveries
  if (delivery === undefined) throw new Error('nothing to send')
  const result = connection.next(delivery, { '0': answer })
  if (result.done !== true) throw new Error('the delivery is still open')
  return result.outcomes[0]
}

describe('an answer without rules', () => {
  it.each([
    [200, { status: 'delivered' }],
    [204, { status: 'delivered' }],
    [301, { status: 'discarded', kind: 'response', code: 'HTTP_301' }],
    [400, { status: 'discarded', kind: 'response', code: 'BAD_REQUEST' }],
    [401, { status: 'discarded', kind: 'auth', code: 'INVALID_AUTHENTICATION' }],
    [403, { status: 'discarded', kind: 'auth', code: 'FORBIDDEN' }],
    [404, { status: 'discarded', kind: 'response', code: 'NOT_FOUND' }],
    [408, { status: 'retry', kind: 'retry', code: 'REQUEST_TIMEOUT' }],
    [423, { status: 'retry', kind: 'retry', code: 'LOCKED' }],
    [429, { status: 'retry', kind: 'retry', code: 'TOO_MANY_REQUESTS' }],
    [500, { status: 'retry', kind: 'retry', code: 'INTERNAL_SERVER_ERROR' }],
    [501, { status: 'discarded', kind: 'response', code: 'NOT_IMPLEMENTED' }],
    [599, { status: 'retry', kind: 'retry', code: 'HTTP_599' }],
    [413, { status: 'discarded', kind: 'response', code: 'PAYLOAD_TOO_LARGE' }],
  ])('%i', (status, expected) => {
    expect(outcomeOf({ status })).toMatchObject({ ...expected, step: 'delivery' })
  })

  it('that never came is tried again', () => {
    expect(outcomeOf({ error: 'ECONNRESET' })).toMatchObject({
      status: 'retry',
      code: 'NETWORK_ERROR',
      reason: 'no answer came: ECONNRESET',
    })
  })

  it.each([
    ['seconds', { 'Retry-After': '7' }, 7000],
    [
      'a date, against the date of the answer',
      { 'retry-after': 'Tue, 11 Feb 2025 14:03:21 GMT', date: 'Tue, 11 Feb 2025 14:03:01 GMT' },
      20_000,
    ],
    [
      'a date in the past',
      { 'retry-after': 'Tue, 11 Feb 2025 14:03:01 GMT', date: 'Tue, 11 Feb 2025 14:03:21 GMT' },
      0,
    ],
    ['a date without one to compare it with', { 'retry-after': 'Tue, 11 Feb 2025 14:03:01 GMT' }, undefined],
    ['no sense', { 'retry-after': 'soon' }, undefined],
  ])('says how long to wait by %s', (_, headers, wait) => {
    expect(outcomeOf({ status: 429, headers })?.retryAfterMs).toBe(wait)
  })
})

describe.each(['compiled', 'closures'] as const)('rules, %s', (evaluation) => {
  const rules: readonly ResponseRule[] = [
    {
      when: 'status = 200 and body.ok = false',
      then: 'discard',
      code: 'MESSAGE_REJECTED',
      message: { '@path': '$.body.error' },
    },
    {
      when: 'response.headers.x-busy = "yes"',
      then: 'retry',
      after: { '@cast': { value: { '@path': '$.headers.x-wait' }, to: 'number' } },
    },
    { when: 'status = 404 and payload.name = "Ping"', then: 'ignore' },
    { when: 'status = 400', then: 'discard', code: { '@path': '$.body.errors[0].code' } },
  ]
  it.each([
    [
      'speak of the body',
      { status: 200, body: '{"ok":false,"error":"no such room"}' },
      {
        status: 'discarded',
        kind: 'response',
        code: 'MESSAGE_REJECTED',
        reason: 'no such room',
        httpStatus: 200,
      },
    ],
    [
      'leave to the defaults what they do not match',
      { status: 200, body: { ok: true } },
      { status: 'delivered' },
    ],
    [
      'say when to try again',
      { status: 200, headers: { 'X-Busy': 'yes', 'X-Wait': '1500' } },
      { status: 'retry', kind: 'retry', retryAfterMs: 1500 },
    ],
    ['read what was sent', { status: 404 }, { status: 'delivered' }],
    [
      'work out a code',
      { status: 400, body: { errors: [{ code: 'E7' }] } },
      { status: 'discarded', code: 'E7' },
    ],
    ['fall back to the code of the status', { status: 400, body: 'no JSON' }, { code: 'BAD_REQUEST' }],
    [
      'are not asked where no answer came',
      { error: 'ETIMEDOUT' },
      { status: 'retry', code: 'NETWORK_ERROR' },
    ],
  ])('%s', (_, answer, expected) => {
    expect(outcomeOf(answer, rules, evaluation as 'compiled')).toMatchObject(expected)
  })
})

it('asks the rules of a request before those of its action, and these before the destination’s', () => {
  const rule = (status: number, code: string): ResponseRule => ({
    when: `status <= ${status}`,
    then: 'discard',
    code,
  })
  const definition = relay(
    { request: { ...request, responses: [rule(1, 'REQUEST')] }, responses: [rule(2, 'ACTION')] },
    { responses: [rule(3, 'DESTINATION')] },
  )
  const connection = connectTo(definition)
  const [delivery] = connection.evaluate(track('u')).deliveries
  if (delivery === undefined) throw new Error('nothing to send')
  const codes = [1, 2, 3].map((status) => {
    const result = connection.next(delivery, { '0': { status } })
    return result.done === true ? result.outcomes[0]?.code : undefined
  })
  expect(codes).toEqual(['REQUEST', 'ACTION', 'DESTINATION'])
})

it('discards what a rule would refresh where there is nothing to refresh, and blames the credentials', () => {
  const rules: readonly ResponseRule[] = [{ when: 'body.code = "EXPIRED"', then: 'refresh' }]
  expect(outcomeOf({ status: 400, body: { code: 'EXPIRED' } }, rules)).toMatchObject({
    status: 'discarded',
    kind: 'auth',
  })
})

it('splits no single event', () => {
  const rules: readonly ResponseRule[] = [{ when: 'status = 413', then: 'split' }]
  expect(outcomeOf({ status: 413 }, rules)).toMatchObject({ status: 'discarded', code: 'PAYLOAD_TOO_LARGE' })
})

it('refuses a wait without a retry, and rules that read what is not there', () => {
  const responses: readonly ResponseRule[] = [
    { when: 'status = 200', then: 'success', after: 5 },
    { when: 'statsu = 200', then: 'success' },
  ]
  expect(
    checkDefinition(relay({ request: { ...request, responses } })).map(({ pointer, message }) => [
      pointer,
      message,
    ]),
  ).toEqual([
    ['/actions/send/request/responses/0/after', 'only a retry waits'],
    ['/actions/send/request/responses/1/when', expect.stringContaining('there is no $.statsu here')],
  ])
})
