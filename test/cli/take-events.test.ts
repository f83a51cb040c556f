import { expect, test } from 'vitest'
import { type TakeOptions, takeEvents } from '../../src/cli/deliver/take-events.js'
import type { ReadEvent } from '../../src/cli/stream/read-events.js'
import { unlessAborted } from '../../src/delivery/unless-aborted.js'

const events = (from: number, count: number): readonly ReadEvent[] =>
  Array.from({ length: count }, (_, index) => ({ number: from + index, event: {} }))

async function* piecesOf(...counts: readonly number[]) {
  let from = 1
  for (const count of counts) {
    yield events(from, count)
    from += count
  }
}

/** Takes events, and gives the numbers of the first and the last of those that were handed over together. */
async function take(options: Partial<TakeOptions> & Pick<TakeOptions, 'pieces'>) {
  const handed: string[] = []
  await takeEvents({
    handOver: async (some) => {
      handed.push(`${some[0]?.number}-${some.at(-1)?.number}`)
      return { events: some.length, deliveries: 0, repeated: 0 }
    },
    lingerMs: 60_000,
    ready: async () => {},
    stopped: new AbortController().signal,
    taken: () => {},
    ...options,
  })
  return handed
}

test('events wait for others, a thousand at most', async () => {
  expect(await take({ pieces: piecesOf(600, 600, 1300, 1) })).toEqual(['1-1000', '1001-2000', '2001-2501'])
})

test('events that may not wait go as they come', async () => {
  expect(await take({ pieces: piecesOf(2, 0, 3), lingerMs: 0 })).toEqual(['1-2', '3-5'])
})

test('events of a slow source wait no longer than they may', async () => {
  let goOn = () => {}
  const taken = new Promise<void>((resolve) => {
    goOn = resolve
  })
  async function* slow() {
    yield events(1, 2)
    // Only what was handed over lets it go on.
    await taken
    yield events(3, 1)
  }
  expect(await take({ pieces: slow(), lingerMs: 5, taken: () => goOn() })).toEqual(['1-2', '3-3'])
})

test('nothing more is read when it is stopped, whatever it waits for, and what was read is handed over', async () => {
  for (const waiting of ['source', 'room'] as const) {
    const stop = new AbortController()
    async function* endless() {
      yield events(1, 3)
      if (waiting === 'source') stop.abort()
      await new Promise(() => {})
    }
    const ready = () => {
      if (waiting === 'room') stop.abort()
      return waiting === 'room' ? new Promise<void>(() => {}) : Promise.resolve()
    }
    expect(await take({ pieces: endless(), ready, stopped: stop.signal })).toEqual(['1-3'])
  }
})

test('a failure ends it, also one that comes while it waits', async () => {
  const handOver = () => Promise.reject(new Error('full'))
  await expect(take({ pieces: piecesOf(1), handOver, lingerMs: 0 })).rejects.toThrow('full')
  await expect(take({ pieces: piecesOf(1), handOver })).rejects.toThrow('full')
  async function* silent() {
    yield events(1, 1)
    await new Promise(() => {})
  }
  await expect(take({ pieces: silent(), handOver, lingerMs: 5 })).rejects.toThrow('full')
})

test('a promise is waited for unless a signal is given', async () => {
  const stop = new AbortController()
  const unlessStopped = unlessAborted(stop.signal)
  expect(await unlessStopped(Promise.resolve(7))).toBe(7)
  await expect(unlessStopped(Promise.reject(new Error('no')))).rejects.toThrow('no')
  const waiting = unlessStopped(new Promise(() => {}))
  stop.abort()
  expect(await waiting).toBeUndefined()
  expect(await unlessStopped(new Promise(() => {}))).toBeUndefined()
})
