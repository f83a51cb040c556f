import { describe, expect, it } from 'vitest'
import { createEngine } from 'waybill'
import slack from 'waybill/definitions/slack'
import { createTestEvent, matchers, type Tested, testAction } from 'waybill/testing'
import 'waybill/testing/vitest'
import { acme, acmeSettings } from '../acme.js'
import { deepFreeze } from '../deep-freeze.js'

const tested = (overrides: Parameters<typeof createTestEvent<'identify'>>[1] = {}) =>
  deepFreeze(
    testAction(acme, 'upsert', { event: createTestEvent('identify', overrides), settings: acmeSettings }),
  )

const built = tested({ userId: 'u-1', traits: { age: 30, email: 'jo@example.com' } })
const discarded = tested({ userId: 'root' })
const invalid = tested({ userId: undefined, traits: { age: -1 } })

/** The same from a connection with two subscriptions, of which the second refuses. */
const evaluated = deepFreeze(
  createEngine({ destinations: [acme] })
    .connect({
      id: 'c',
      destination: 'acme',
      settings: acmeSettings,
      subscriptions: [
        { action: 'upsert', enabled: true },
        { action: 'upsert', enabled: true, mapping: { id: 'root' } },
      ],
    })
    .evaluate(createTestEvent('identify', { userId: 'u-1', traits: { age: 30 } })),
)

const request = { method: 'PUT', json: { age: 30 } }

/** The message with which an assertion fails. */
function failureOf(assertion: () => void): string[] {
  try {
    assertion()
  } catch (error) {
    return error instanceof Error ? error.message.split('\n') : []
  }
  return ['the assertion holds']
}

describe('toDeliver', () => {
  it.each([
    ['as much of a request as is said', built, request],
    ['what a connection made', evaluated, request],
    [
      'headers in any case',
      built,
      { headers: { 'X-Client': 'waybill', 'Content-Type': 'application/json' } },
    ],
    ['a key that must not be there', built, { json: { name: undefined } }],
    [
      'matchers of Vitest',
      built,
      { url: expect.stringContaining('/people/u-1'), json: { age: expect.any(Number) } },
    ],
  ])('takes %s', (_, result, expected) => {
    expect(result).toDeliver([expected])
  })

  it('tells each place that differs', () => {
    const expected = {
      method: 'POST',
      headers: { 'X-Client': 'other' },
      json: { age: '30', email: undefined },
    }
    expect(failureOf(() => expect(built).toDeliver([expected]))).toEqual([
      'the requests do not fit:',
      '/requests/0/method',
      '  expected "POST"',
      '  found    "PUT"',
      '/requests/0/headers/x-client',
      '  expected "other"',
      '  found    "waybill"',
      '/requests/0/json/age',
      '  expected "30"',
      '  found    30',
      '/requests/0/json/email',
      '  expected nothing',
      '  found    "jo@example.com"',
      'upsert built',
    ])
  })

  it('counts requests, and tells what became of the event instead', () => {
    expect(failureOf(() => expect(discarded).toDeliver([request]))).toEqual([
      'the requests do not fit:',
      '/requests/0',
      '  expected {"method":"PUT","json":{"age":30}}',
      '  found    nothing',
      'upsert discarded NO_PERSON (id): The root is not a person.',
    ])
    expect(built).not.toDeliver([])
    expect(built).not.toDeliver([request, request])
  })

  it('hides credentials', () => {
    const expected = { headers: { 'x-api-key': 'another-key' } }
    const message = failureOf(() => expect(built).toDeliver([expected])).join('\n')
    expect(message).toContain('/requests/0/headers/x-api-key\n  expected "•••"\n  found    "•••"')
    expect(message).not.toMatch(/key-123456|another-key/)
  })

  it('fails where it is denied and holds', () => {
    expect(failureOf(() => expect(built).not.toDeliver([request]))).toEqual([
      'expected other requests than these',
    ])
  })

  it('knows the keys of requests', () => {
    // @ts-expect-error A request has no body.
    expect(built).not.toDeliver([{ body: {} }])
  })
})

describe('toBeDiscardedWith', () => {
  it('takes the code alone, fields in any order, a part of the reason or an expression', () => {
    expect(discarded).toBeDiscardedWith('NO_PERSON')
    expect(invalid).toBeDiscardedWith('PAYLOAD_VALIDATION_FAILED', { fields: ['age', 'id'] })
    expect(invalid).toBeDiscardedWith('PAYLOAD_VALIDATION_FAILED', { fields: ['id', 'age'] })
    expect(discarded).toBeDiscardedWith('NO_PERSON', { reason: 'not a person' })
    const reason = /^the ROOT/gi
    expect(discarded).toBeDiscardedWith('NO_PERSON', { reason })
    expect(discarded).toBeDiscardedWith('NO_PERSON', { reason })
  })

  it('looks for it among the outcomes of all subscriptions', () => {
    expect(evaluated).toBeDiscardedWith('NO_PERSON')
  })

  it.each([
    ['another code', 'NO_PRESON', {}, 'NO_PRESON'],
    ['other fields', 'NO_PERSON', { fields: ['id', 'age'] }, 'NO_PERSON, fields id, age'],
    ['another reason', 'NO_PERSON', { reason: 'is a person' }, 'NO_PERSON, reason "is a person"'],
    ['no such reason', 'NO_PERSON', { reason: /^root/ }, 'NO_PERSON, reason /^root/'],
  ])('fails with %s, and tells what happened', (_, code, expected, words) => {
    expect(failureOf(() => expect(discarded).toBeDiscardedWith(code, expected))).toEqual([
      `expected discarded ${words}, but:`,
      'upsert discarded NO_PERSON (id): The root is not a person.',
    ])
  })

  it('fails for an event that was not discarded, and where it is denied and holds', () => {
    expect(failureOf(() => expect(built).toBeDiscardedWith('NO_PERSON'))).toEqual([
      'expected discarded NO_PERSON, but:',
      'upsert built',
    ])
    expect(failureOf(() => expect(discarded).not.toBeDiscardedWith('NO_PERSON'))).toEqual([
      'expected no discarded NO_PERSON, but:',
      'upsert discarded NO_PERSON (id): The root is not a person.',
    ])
  })
})

describe('toDeliverNothing', () => {
  it('takes an event that was discarded', () => {
    expect(discarded).toDeliverNothing()
    expect(built).not.toDeliverNothing()
    expect(evaluated).not.toDeliverNothing()
  })

  it('tells the requests, but no path, which may be a secret', () => {
    const url = 'https://hooks.slack.com/services/T000/B000/abcDEF123'
    const posted = testAction(slack, 'postToChannel', {
      event: createTestEvent(),
      mapping: { url, text: 'hi' },
    })
    expect(failureOf(() => expect(posted).toDeliverNothing())).toEqual([
      'expected no request, but there is:',
      'POST https://hooks.slack.com',
    ])
  })

  it('tells what happened where it is denied and holds', () => {
    expect(failureOf(() => expect(discarded).not.toDeliverNothing())).toEqual([
      'expected a request, but there is none:',
      'upsert discarded NO_PERSON (id): The root is not a person.',
    ])
  })
})

describe.each(Object.entries(matchers))('%s', (name, matcher) => {
  it.each([undefined, null, 'text', {}, Promise.resolve(built)])('refuses what is no result: %s', (value) => {
    // As JavaScript would call it.
    const call: (...args: readonly unknown[]) => unknown = (...args) =>
      Reflect.apply(matcher, undefined, args)
    expect(() => call(value, [])).toThrow(
      new TypeError(`${name} takes what testAction or connection.evaluate returns`),
    )
  })
})

it('gives frameworks with a function `extend` the matchers as plain functions', () => {
  const result: Tested = built
  expect(matchers.toDeliver(result, [request]).pass).toBe(true)
  expect(matchers.toBeDiscardedWith(result, 'NO_PERSON').pass).toBe(false)
  expect(matchers.toDeliverNothing(result).message()).toContain('PUT https://api-us.acme.example')
})
