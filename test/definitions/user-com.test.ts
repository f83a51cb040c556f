import { describe, expect, it } from 'vitest'
import userCom from 'waybill/definitions/user-com'
import { testAction } from 'waybill/testing'
import type { Outcome } from '../../src/index.js'
import { deepFreeze } from '../deep-freeze.js'

const settings = { apiKey: 'k', subdomain: 'acme' }

const identify = (traits: object, more: object = {}) =>
  testAction(userCom, 'identifyUser', {
    settings: {
      ...settings,
      attributeTypes: { n: 'number', b: 'boolean', d: 'date', s: 'string' },
      ...more,
    },
    event: deepFreeze({ type: 'identify', userId: 'u-1', traits }),
  })

const warningsOf = ({ details }: Outcome) =>
  ((details as { warnings?: readonly { code: string }[] } | undefined)?.warnings ?? []).map(
    ({ code }) => code,
  )

describe('a custom attribute', () => {
  it.each<[string, unknown, unknown]>([
    ['x', 999, '999'],
    ['x', true, 'true'],
    ['x', '', ''],
    ['x', null, undefined],
    ['x', ['a', { b: 1 }], '["a",{"b":1}]'],
    ['x', {}, '{}'],
    ['constructor', 1, '1'],
    ['s', 1.5, '1.5'],
    ['n', ' 12.5 ', 12.5],
    ['n', 0, 0],
    ['n', 'twelve', undefined],
    ['n', '', undefined],
    ['n', true, undefined],
    ['n', [1], undefined],
    ['b', false, false],
    ['b', 'TRUE', true],
    ['b', 1, true],
    ['b', '0', false],
    ['b', 2, undefined],
    ['b', 'yes', undefined],
    ['b', [true], undefined],
    ['d', '2025-02-11', '2025-02-11T00:00:00.000Z'],
    ['d', '2025-02-11T15:03:21+01:00', '2025-02-11T14:03:21.000Z'],
    ['d', 1739282601, '2025-02-11T14:03:21.000Z'],
    ['d', 'tomorrow', undefined],
    ['d', true, undefined],
    ['d', { year: 2025 }, undefined],
  ])('%s: %j becomes %j', (name, value, expected) => {
    const { requests } = identify({ [name]: value })
    expect(requests[0]?.json).toEqual({
      custom_id: 'u-1',
      ...(expected === undefined ? {} : { [name]: expected }),
    })
  })
})

describe('a user', () => {
  it.each([
    ['Male', 2],
    [' m ', 2],
    ['man', 2],
    ['FEMALE', 3],
    ['f', 3],
    ['woman', 3],
    ['other', 1],
    [7, 1],
    [{ code: 'm' }, 1],
    ['', undefined],
    [null, undefined],
  ])('of gender %j has %j', (gender, expected) => {
    expect(identify({ gender }).requests[0]?.json).toEqual({
      custom_id: 'u-1',
      ...(expected === undefined ? {} : { gender: expected }),
    })
  })

  it('has names of 40 characters at most, and a cut one is told of', () => {
    const { requests, outcome } = identify({ first_name: '🎉'.repeat(41), lastName: 'é'.repeat(40) })
    expect(requests[0]?.json).toMatchObject({ first_name: '🎉'.repeat(40), last_name: 'é'.repeat(40) })
    expect(warningsOf(outcome)).toEqual(['NAME_TOO_LONG'])
  })

  it('keeps what declared fields say over attributes of the same name', () => {
    const { requests } = identify({ city: 'Bonn', custom_id: 'x', tags: ['a'], address: { city: 'Köln' } })
    expect(requests[0]?.json).toEqual({ custom_id: 'u-1', city: 'Köln', tags: '["a"]' })
  })

  it.each([['Weg 1, Köln'], [null], [['Köln']], [5]])('has no city in the address %j', (address) => {
    expect(identify({ address }).requests[0]?.json).toEqual({ custom_id: 'u-1' })
  })

  it('is an anonymous id where the user id is empty, and a number as text', () => {
    const json = (ids: object) =>
      testAction(userCom, 'trackEvent', { settings, event: { type: 'track', event: 'Ping', ...ids } })
        .requests[0]?.json
    expect(json({ userId: '', anonymousId: 'a-1' })).toEqual({ custom_id: 'a-1' })
    expect(json({ userId: 0, anonymousId: 'a-1' })).toEqual({ custom_id: '0' })
  })
})

describe('a company', () => {
  const groupEvent = (traits: object) =>
    deepFreeze({ type: 'group', userId: 'u-1', groupId: 'c 1/ü?', traits })
  const group = (traits: object) =>
    testAction(userCom, 'groupUser', {
      settings,
      event: groupEvent(traits),
      replies: (request) =>
        request.url.includes('/companies-by-id/')
          ? { status: 200, body: { id: 5 } }
          : { status: 200, body: { id: 77 } },
    })

  it('is asked for by its encoded id', () => {
    const { requests, outcome } = group({})
    expect(requests.map(({ method, url }) => `${method} ${new URL(url).pathname}`)).toEqual([
      'GET /api/public/companies-by-id/c%201%2F%C3%BC%3F/',
      'PUT /api/public/companies/5/',
      'POST /api/public/users/update_or_create/',
      'POST /api/public/companies/5/add_member/',
    ])
    expect(requests[1]?.json).toEqual({ custom_id: 'c 1/ü?' })
    expect(outcome.status).toBe('delivered')
  })

  it.each([
    ['10-50', undefined, ['SIZE_NOT_A_NUMBER']],
    ['12', 12, []],
    [0, 0, []],
  ])('of %j employees has the size %j', (employees, size, warnings) => {
    expect(group({ employees }).requests[1]?.json).toEqual({
      custom_id: 'c 1/ü?',
      ...(size === undefined ? {} : { size }),
    })
    const { outcome } = testAction(userCom, 'groupUser', { settings, event: groupEvent({ employees }) })
    expect(warningsOf(outcome)).toEqual(warnings)
  })

  it.each([
    [
      { street: '1 Mill Rd', city: null, country: 'UK' },
      { address: '1 Mill Rd, UK', country: 'UK' },
    ],
    [{ zip: 'x' }, {}],
    ['in one text', { address: 'in one text' }],
    [null, {}],
  ])('at %j has %j', (address, expected) => {
    expect(group({ address }).requests[1]?.json).toEqual({ custom_id: 'c 1/ü?', ...expected })
  })
})

describe('an answer', () => {
  const outcomeOf = (answer: object) =>
    testAction(userCom, 'trackEvent', {
      settings,
      event: { type: 'track', event: 'Ping', userId: 'u-1', timestamp: '2025-02-11T14:03:21' },
      replies: () => ({ headers: {}, ...answer }),
    }).outcome

  it.each<[string, object, object]>([
    ['403 is a key that was refused', { status: 403 }, { kind: 'auth', code: 'INVALID_AUTHENTICATION' }],
    [
      '400 tells what the vendor says',
      { status: 400, body: { email: ['bad'] } },
      { reason: 'User.com refuses it: {"email":["bad"]}' },
    ],
    ['429 waits', { status: 429, headers: { 'retry-after': '3' } }, { status: 'retry', retryAfterMs: 3000 }],
    ['without an id goes no further', { status: 200, body: [] }, { code: 'UNEXPECTED_ANSWER' }],
  ])('%s', (_, answer, expected) => {
    expect(outcomeOf(answer)).toMatchObject(expected)
  })
})
