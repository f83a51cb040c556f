import { describe, expect, it } from 'vitest'
import censusSegment from 'waybill/definitions/census-segment'
import segment from 'waybill/definitions/segment'
import { testAction } from 'waybill/testing'
import { encodeRequest } from '../../src/index.js'
import { deepFreeze } from '../deep-freeze.js'

const settings = { source_write_key: 'wk' }
const track = (id: number, size = 0) => ({
  type: 'track',
  event: 'Ping',
  messageId: `m-${id}`,
  userId: 'u',
  properties: { note: 'x'.repeat(size) },
})
const tested = (events: readonly object[]) =>
  testAction(segment, 'sendTrack', { settings, events: deepFreeze(events) })
const itemsOf = (json: unknown) => (json as { batch: readonly unknown[] }).batch.length

describe('the limits of the Tracking API', () => {
  it('discard an event of more than 32 KB by itself, in a batch and alone', () => {
    const { requests, outcomes } = tested([track(1), track(2, 33_000), track(3)])
    expect(requests.map(({ json }) => itemsOf(json))).toEqual([2])
    expect(outcomes.map(({ status, code }) => [status, code])).toEqual([
      ['built', undefined],
      ['discarded', 'PAYLOAD_TOO_LARGE'],
      ['built', undefined],
    ])
    expect(testAction(segment, 'sendTrack', { settings, event: track(4, 33_000) }).outcome).toMatchObject({
      status: 'discarded',
      code: 'PAYLOAD_TOO_LARGE',
    })
  })

  it('count bytes, not characters', () => {
    const wide = { ...track(1), properties: { note: 'é'.repeat(17_000) } }
    expect(tested([wide]).outcome).toMatchObject({ code: 'PAYLOAD_TOO_LARGE' })
  })

  it('keep a batch below 500 KB', () => {
    const { requests, outcomes } = tested(Array.from({ length: 20 }, (_, id) => track(id, 30_000)))
    expect(requests.map(({ json }) => itemsOf(json))).toEqual([16, 4])
    for (const { gzip: _, ...request } of requests)
      expect(Buffer.byteLength(String(encodeRequest(request).body))).toBeLessThanOrEqual(512_000)
    expect(outcomes.every(({ status }) => status === 'built')).toBe(true)
  })

  it('keep a batch at 2,500 items, for more of them are thrown away', () => {
    const { requests } = tested(Array.from({ length: 2501 }, (_, id) => track(id)))
    expect(requests.map(({ json }) => itemsOf(json))).toEqual([2500, 1])
  })
})

describe('the message id of a row', () => {
  const messageId = (sync_key: unknown, namespace?: string) => {
    const { requests } = testAction(censusSegment, 'upsertUser', {
      settings: { ...settings, ...(namespace === undefined ? {} : { message_id_namespace: namespace }) },
      event: { sync_key, user_id: 'u' },
    })
    return (requests[0]?.json as { messageId?: string } | undefined)?.messageId
  }

  it.each<[string, unknown, string | undefined, string]>([
    ['is the sync key', 'row-1', undefined, 'row-1'],
    ['is a number as text', 42, undefined, '42'],
    ['stands in its namespace', 'row-1', 'users', 'users:row-1'],
    ['may have 100 characters', '🎉'.repeat(98), 'u', `u:${'🎉'.repeat(98)}`],
  ])('%s', (_, syncKey, namespace, expected) => {
    expect(messageId(syncKey, namespace)).toBe(expected)
  })

  it('is the hash of a longer one, the same in a batch', () => {
    const longer = messageId('x'.repeat(99), 'u')
    expect(longer).toMatch(/^[0-9a-f]{64}$/)
    expect(longer).not.toBe(messageId('y'.repeat(99), 'u'))
    const { requests } = testAction(censusSegment, 'upsertUser', {
      settings: { ...settings, message_id_namespace: 'u' },
      events: [{ sync_key: 'x'.repeat(99), user_id: 'u' }],
    })
    expect(requests[0]?.json).toMatchObject({ batch: [{ type: 'identify', messageId: longer }] })
  })
})
