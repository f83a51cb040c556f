import { describe, expect, it } from 'vitest'
import type { Answer, Batch } from '../../src/actions/index.js'
import { deepFreeze } from '../deep-freeze.js'
import { connectTo, relay, track } from '../relay.js'
import { scripted } from './scripted.js'

const many = { method: 'POST', path: '/many', json: { items: { '@path': '$.items' } } }
const results: Batch['results'] = {
  '@each': {
    in: { '@path': '$.response.body.results' },
    do: { index: { '@path': '@.at' }, then: { '@path': '@.then' }, code: { '@path': '@.code' } },
  },
}
const batching = (batch: Partial<Batch> = {}) =>
  connectTo(relay({ batch: { request: many, results, ...batch }, single: 'batch' }))
const events = (...ids: readonly string[]) => deepFreeze(ids.map((id) => track(id)))

/** What an answer says of the items, by their places. */
const says = (said: Record<number, string>): Answer => ({
  status: 207,
  body: {
    results: Object.entries(said).map(([at, then]) => ({ at: Number(at), then, code: then.toUpperCase() })),
  },
})

const itemsIn = (json: unknown): string =>
  [...JSON.stringify(json).matchAll(/"id":"(\w+)"/g)].map(([, id]) => id).join(' ')

/** Sends a batch of four against a script; what was sent, by which key, and what came of whom. */
async function sendBatch(
  answers: readonly Answer[],
  { isBulk = false, batch = {} }: { isBulk?: boolean; batch?: Partial<Batch> } = {},
) {
  const connection = batching(batch)
  const run = scripted([connection], (_, nth) => answers[nth] ?? { status: 200 }, { isBulk: () => isBulk })
  await run.service.send(connection.evaluateBatch(events('a', 'b', 'c', 'd')).deliveries)
  await run.time.finish(run.service)
  return {
    ...run,
    items: run.sent.map(({ json }) => itemsIn(json)),
    keys: new Set(run.sent.map(({ idempotencyKey }) => idempotencyKey)).size,
    ends: run.outcomes.map(({ messageId, status, code }) => [messageId, status, code]),
  }
}

describe('a batch of which a part is tried again', () => {
  const answers = [says({ 1: 'retry', 2: 'discard', 3: 'retry' }), says({ 0: 'retry' })]

  it('is sent again with that part alone, under a new key, in stream mode', async () => {
    const { items, keys, ends, store } = await sendBatch(answers)
    expect(items).toEqual(['a b c d', 'b d', 'b'])
    expect(keys).toBe(3)
    expect(ends).toEqual([
      ['m-a', 'delivered', undefined],
      ['m-c', 'discarded', 'DISCARD'],
      ['m-d', 'delivered', undefined],
      ['m-b', 'delivered', undefined],
    ])
    expect(await store.dead()).toMatchObject([
      { delivery: { messageIds: ['m-c'], requests: [{ json: { items: [{ id: 'c' }] } }] } },
    ])
  })

  it('is sent again as it was in bulk mode, where what is final stays so', async () => {
    const { items, keys, ends, store, service, time, sent, outcomes } = await sendBatch(
      [...answers, says({ 0: 'discard', 1: 'discard' })],
      { isBulk: true },
    )
    // In the second answer item 0 is spoken of, which was delivered before; so nothing is left.
    expect(items).toEqual(['a b c d', 'a b c d'])
    expect(keys).toBe(1)
    expect(ends).toEqual([
      ['m-a', 'delivered', undefined],
      ['m-c', 'discarded', 'DISCARD'],
      ['m-b', 'delivered', undefined],
      ['m-d', 'delivered', undefined],
    ])
    const dead = await store.dead()
    expect(dead).toMatchObject([{ outcomes: [{ messageId: 'm-c' }], delivery: { messageIds: ['m-c'] } }])
    await service.replay(dead.map(({ key }) => key))
    await time.finish(service)
    expect(itemsIn(sent.at(-1)?.json)).toBe('c')
    expect(outcomes.at(-1)).toMatchObject({ messageId: 'm-c' })
  })

  it('is sent again as it was where the whole of it failed', async () => {
    const { items, keys } = await sendBatch([{ status: 503 }, { error: 'ECONNRESET' }])
    expect(items).toEqual(['a b c d', 'a b c d', 'a b c d'])
    expect(keys).toBe(1)
  })

  it('is given up by the event', async () => {
    const { ends, store } = await sendBatch(Array(99).fill(says({ 0: 'retry' })))
    expect(ends).toEqual([
      ['m-b', 'delivered', undefined],
      ['m-c', 'delivered', undefined],
      ['m-d', 'delivered', undefined],
      ['m-a', 'discarded', 'RETRIES_EXHAUSTED'],
    ])
    expect(await store.dead()).toMatchObject([{ delivery: { messageIds: ['m-a'] } }])
  })

  it('keeps what an answer calls by its key', async () => {
    const batch: Partial<Batch> = {
      key: { '@path': '@.id' },
      results: {
        '@each': {
          in: { '@path': '$.response.body' },
          do: { key: { '@path': '@' }, then: { '@literal': 'retry' } },
        },
      },
    }
    const { items } = await sendBatch(
      [
        { status: 200, body: ['d', 'b'] },
        { status: 200, body: ['d'] },
      ],
      { batch },
    )
    expect(items).toEqual(['a b c d', 'b d', 'd'])
  })
})

it('halves a batch that is refused for its size, and tries only the half again that failed', async () => {
  const batch = { request: { ...many, responses: [{ when: 'status = 413', then: 'split' } as const] } }
  const { items, ends, sent } = await sendBatch([{ status: 413 }, { status: 200 }, { status: 503 }], {
    batch,
  })
  expect(items).toEqual(['a b c d', 'a b', 'c d', 'c d'])
  expect(sent[2]?.idempotencyKey).toBe(sent[3]?.idempotencyKey)
  expect(ends).toEqual(['a', 'b', 'c', 'd'].map((id) => [`m-${id}`, 'delivered', undefined]))
})

it('keeps a batch of several requests whole, and repeats no step that succeeded', async () => {
  const first = { id: 'open', method: 'POST', path: '/open', json: {} }
  const last = { ...many, id: 'fill', results }
  const connection = connectTo(relay({ batch: { requests: [first, last] }, single: 'batch' }))
  const script = [{ status: 200 }, says({ 0: 'retry' }), { status: 200 }]
  const { service, time, sent, outcomes } = scripted([connection], (_, nth) => script[nth] ?? {})
  await service.send(connection.evaluateBatch(events('a', 'b')).deliveries)
  await time.finish(service)
  expect(sent.map(({ id, json }) => [id, itemsIn(json)])).toEqual([
    ['open', ''],
    ['fill', 'a b'],
    ['fill', 'a b'],
  ])
  expect(outcomes.map(({ messageId }) => messageId)).toEqual(['m-b', 'm-a'])
})
