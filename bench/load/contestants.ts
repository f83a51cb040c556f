import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Agent, request } from 'undici'
import {
  createDelivery,
  createMemoryStore,
  createTransport,
  type DeliveryStore,
} from '../../src/delivery/index.js'
import { createSqliteStore } from '../../src/delivery/sqlite/index.js'
import { encodeRequest } from '../../src/index.js'
import type { Ring } from './ring.js'

/** Sends so many requests, one after the other in each of so many places. */
export interface Sender {
  readonly name: string
  send(count: number): Promise<void>
  close(): Promise<void>
}

export const concurrency = 64

/** What everything is compared with: undici, and nothing else. */
export async function bareUndici({ requests }: Ring): Promise<Sender> {
  const dispatcher = new Agent({ connections: concurrency })
  const encoded = await Promise.all(requests.map(async (one) => encodeRequest(one)))
  return {
    name: 'bare undici',
    send: (count) =>
      inPlaces(count, async (nth) => {
        const one = encoded[nth % encoded.length]
        if (one === undefined) return
        const { url, method, headers, body = null } = one
        const answer = await request(url, { method, headers: { ...headers }, body, dispatcher })
        await answer.body.text()
      }),
    close: () => dispatcher.close(),
  }
}

export async function transport({ requests }: Ring): Promise<Sender> {
  const sending = createTransport({ maxConcurrency: concurrency })
  return {
    name: 'transport',
    send: (count) =>
      inPlaces(count, async (nth) => {
        const one = requests[nth % requests.length]
        if (one !== undefined) await sending.send(one)
      }),
    close: () => sending.close(),
  }
}

export const withMemory = (ring: Ring): Promise<Sender> =>
  delivering('delivery, store in memory', ring, createMemoryStore())

export async function withSqlite(ring: Ring): Promise<Sender> {
  const path = join(tmpdir(), `waybill-load-${process.pid}.db`)
  const sender = await delivering('delivery, store in SQLite', ring, await createSqliteStore({ path }))
  return {
    ...sender,
    async close() {
      await sender.close()
      rmSync(path)
    },
  }
}

/** Deliveries are handed over one by one, as events come in, and each is waited for until it is on disk. */
async function delivering(
  name: string,
  { connection, deliveries }: Ring,
  store: DeliveryStore,
): Promise<Sender> {
  const sending = createTransport({ maxConcurrency: concurrency })
  const service = createDelivery({
    connections: [connection],
    store,
    transport: sending,
    pace: () => ({ concurrency }),
    maxPending: 10 * concurrency,
  })
  return {
    name,
    async send(count) {
      await inPlaces(count, async (nth) => {
        const one = deliveries[nth % deliveries.length]
        if (one !== undefined) await service.send([one])
      })
      await service.drain()
    },
    async close() {
      await service.stop()
      await sending.close()
      await store.close()
    },
  }
}

async function inPlaces(count: number, work: (nth: number) => Promise<void>): Promise<void> {
  let next = 0
  async function place(): Promise<void> {
    while (next < count) {
      next += 1
      await work(next)
    }
  }
  await Promise.all(Array.from({ length: concurrency }, place))
}
