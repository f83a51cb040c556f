import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Limits } from '../../src/index.js'
import { echoOf } from './echo.js'

const event = (value: unknown) => ({ type: 'track', userId: 'u', event: 'E', properties: { value } })
const codeOf = (limits: Partial<Limits>, value: unknown, intake: 'lenient' | 'strict' = 'lenient') =>
  echoOf({}, { limits, intake })(value).outcome?.code
const nested = (levels: number): unknown => (levels === 0 ? 1 : [nested(levels - 1)])
const bytesOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value)).length

describe('the limits of events', () => {
  it.each<[name: keyof Limits, limit: number, within: unknown, beyond: unknown, code: string]>([
    ['eventDepth', 3, event([1]), event([[1]]), 'TOO_DEEP'],
    ['eventDepth', 2, event(1), event({}), 'TOO_DEEP'],
    ['eventProperties', 7, event({ a: 1, b: 1 }), event({ a: 1, b: { c: 1 } }), 'TOO_MANY_PROPERTIES'],
    ['eventElements', 3, event([1, 2, 3]), event([1, 2, 3, 4]), 'TOO_MANY_ELEMENTS'],
    ['eventBytes', bytesOf(event('abc')), event('abc'), event('abcd'), 'TOO_LARGE'],
    ['eventBytes', bytesOf(event('€')), event('€'), event('€a'), 'TOO_LARGE'],
    ['eventBytes', bytesOf(event('\u0000')), event('abcdef'), event('\u0000a'), 'TOO_LARGE'],
    ['eventBytes', bytesOf(event([1.25, null])), event([1.25, null]), event([1.125, null]), 'TOO_LARGE'],
  ])('%s: %i', (name, limit, within, beyond, code) => {
    expect(codeOf({ [name]: limit }, within)).toBeUndefined()
    expect(codeOf({ [name]: limit }, beyond)).toBe(code)
    expect(echoOf({}, { limits: { [name]: limit } })(beyond).outcome).toMatchObject({
      step: 'intake',
      kind: 'event',
    })
    expect(codeOf({}, beyond)).toBeUndefined()
  })

  it.each([
    ['32 KB', event('x'.repeat(33_000)), 'TOO_LARGE'],
    ['64 levels', event(nested(63)), 'TOO_DEEP'],
    ['10,000 elements', event(Array(10_001).fill(1)), 'TOO_MANY_ELEMENTS'],
    ['what is just below them', event([nested(61), 'x'.repeat(30_000)]), undefined],
  ])('have defaults that strict intake asks for: %s', (_, value, code) => {
    expect(codeOf({}, value, 'strict')).toBe(code)
    expect(codeOf({}, value, 'lenient')).toBeUndefined()
    const none = { eventBytes: Number.POSITIVE_INFINITY, eventDepth: 1_000, eventElements: 20_000 }
    expect(codeOf(none, value, 'strict')).toBeUndefined()
  })

  it('are met by a cycle, and by something huge that is made of little', () => {
    const cyclic: Record<string, unknown> = { type: 'track', userId: 'u', event: 'E' }
    cyclic.properties = { cyclic, again: cyclic }
    expect(codeOf({}, cyclic, 'strict')).toBe('TOO_DEEP')
    let huge: unknown = 'x'
    for (let level = 0; level < 50; level += 1) huge = [huge, huge]
    expect(codeOf({}, event(huge), 'strict')).toBe('TOO_LARGE')
  })

  it('count the bytes that JSON has', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.integer({ min: -3, max: 3 }), (value, difference) => {
        const sent = event(value)
        const limit = bytesOf(sent) + difference
        expect(codeOf({ eventBytes: limit }, sent)).toBe(difference < 0 ? 'TOO_LARGE' : undefined)
      }),
      { numRuns: 200 },
    )
  })
})

describe('timestamps', () => {
  const times = {
    originalTimestamp: '2025-02-11T14:00:00.000Z',
    sentAt: '2025-02-11T14:00:05.250Z',
    receivedAt: '2025-02-11T13:00:06.000+01:00',
  }
  const correct = (fields: object) =>
    Object(echoOf({}, { correctTimestamps: true })({ type: 'track', timestamp: 'T', ...fields }).event)
      .timestamp

  it('are corrected by the clock of the receiver, where the engine is asked to', () => {
    expect(correct(times)).toBe('2025-02-11T12:00:00.750Z')
    expect(Object(echoOf({})({ type: 'track', timestamp: 'T', ...times }).event).timestamp).toBe('T')
  })

  it.each([
    ['one is missing', { ...times, sentAt: undefined }],
    ['one is no time', { ...times, receivedAt: 'yesterday' }],
    ['one is no text', { ...times, originalTimestamp: 1739282600000 }],
    ['they come to no year', { ...times, originalTimestamp: '0000-01-01', receivedAt: '0000-01-01' }],
  ])('stay where %s', (_, fields) => {
    expect(correct(fields)).toBe('T')
  })
})
