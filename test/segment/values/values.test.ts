import { describe, expect, it, vi } from 'vitest'
import { FLAGS } from '../../../src/segment/flags.js'
import { retry } from '../../../src/segment/retry.js'
import { createTestEvent } from '../../../src/segment/testing/create-test-event.js'
import { omit } from '../../../src/segment/values/omit.js'
import { kit } from '../public-kit.js'

describe('omit', () => {
  it.each([
    [{ a: 1, b: 2, c: undefined }, ['a', 'c']],
    [{ a: 1 }, []],
    [{ a: 1 }, ['b']],
    [undefined, ['a']],
    [Object.create({ inherited: 1 }, { own: { value: 1, enumerable: true } }), []],
    [[1, 2, 3], ['1']],
  ])('takes from %j the fields %j as the public kit does', (object, keys) => {
    expect(omit(object, keys)).toEqual(kit.omit(object, keys))
    expect(Object.keys(omit(object, keys))).toEqual(Object.keys(kit.omit(object, keys)))
  })
})

describe('a test event', () => {
  it.each([
    [undefined],
    [{ type: 'identify', traits: { a: 1 }, userId: undefined }],
    [{ context: {} }],
  ] as const)('of %j has the values of the public kit', (event) => {
    vi.useFakeTimers({ now: 1_700_000_000_000 })
    const given = event as Parameters<typeof createTestEvent>[0]
    expect({ ...createTestEvent(given), messageId: '' }).toEqual({
      ...kit.createTestEvent(given),
      messageId: '',
    })
    vi.useRealTimers()
  })

  it('has an id of its own', () => {
    expect(createTestEvent().messageId).not.toBe(createTestEvent().messageId)
  })
})

describe('flags', () => {
  it('hold those of the public kit', () => {
    expect(FLAGS).toMatchObject(kit.FLAGS)
  })
})

const error = new Error('no')
const fail = (): never => {
  throw error
}

const works: readonly (readonly [string, readonly (() => unknown)[], object])[] = [
  ['succeeds at once', [() => 1], {}],
  ['succeeds at the second attempt', [fail, () => 2], {}],
  ['fails at every attempt', [fail, fail, fail], {}],
  ['fails three times of three', [fail, fail, fail], { retries: 3 }],
  ['may not be done at all', [() => 1], { retries: 0 }],
  ['fails with nothing', [() => Promise.reject(undefined), () => 2], {}],
  ['is not final at first', [() => 1, () => 2], { shouldRetry: (value: unknown) => value === 2 }],
  ['is never final', [() => 1, () => 2], { shouldRetry: () => false }],
  ['asks whether it is final and hears an error', [() => 1, () => 2], { shouldRetry: fail }],
  [
    'is given up after a failure',
    [fail, () => 2],
    { onFailedAttempt: () => Promise.reject(new Error('stop')) },
  ],
]

describe('retry', () => {
  it.each(works)('does work that %s as the public kit does', async (_name, attempts, options) => {
    expect(await tried(retry, attempts, options)).toEqual(await tried(kit.retry, attempts, options))
  })
})

type Retry = (work: (attempt: number) => unknown, options?: object) => Promise<unknown>

async function tried(retry: Retry, attempts: readonly (() => unknown)[], options: object) {
  const calls: unknown[] = []
  const noted = {
    onFailedAttempt: (error: unknown, attempt: number) => calls.push(['failed', error, attempt]),
  }
  const work = (attempt: number) => {
    calls.push(['work', attempt])
    return attempts[attempt - 1]?.()
  }
  const outcome = await retry(work, { ...noted, ...options }).then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  )
  return { outcome, calls }
}
