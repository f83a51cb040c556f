import { readdirSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type BuiltExamples, buildExamples } from './started.js'

let examples: BuiltExamples
let storehouse: Server
let received: string[] = []

beforeAll(async () => {
  examples = await buildExamples('service', ['server', 'worker'])
  storehouse = createServer((request, response) => {
    request.setEncoding('utf8')
    let body = ''
    request.on('data', (part: string) => {
      body += part
    })
    request.on('end', () => {
      // One order, or a list of them.
      for (const { order } of [JSON.parse(body)].flat()) received.push(order)
      response.end()
    })
  })
  await new Promise<void>((ready) => storehouse.listen(0, '127.0.0.1', ready))
})

afterAll(() => {
  storehouse.close()
  examples.remove()
})

function environment(store: string) {
  const address = storehouse.address()
  const port = typeof address === 'object' ? address?.port : undefined
  received = []
  return {
    PORT: '0',
    STORE: store,
    QUEUE: 'queue',
    STOREHOUSE_SECRET: 'a-secret-of-this-test',
    STOREHOUSE_URL: `http://127.0.0.1:${port}/orders`,
  }
}

const order = (id: string) => ({
  type: 'track',
  messageId: `m-${id}`,
  event: 'Order Completed',
  userId: 'u-1',
  properties: { order_id: id },
})

it('takes events over HTTP, each once, and delivers them', async () => {
  const service = examples.start('server', environment('service.db'))
  const [, address = ''] = (await service.line('listening at')).split('listening at ')
  const ask = async (path: string, body?: unknown) => {
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }
    const response = await fetch(`${address}${path}`, body === undefined ? {} : init)
    return { status: response.status, body: await response.json() }
  }

  expect(await ask('/v1/events', { batch: [order('o-1'), order('o-2')] })).toEqual({
    status: 202,
    body: { taken: 2, seenBefore: 0 },
  })
  expect(await ask('/v1/events', order('o-1'))).toEqual({ status: 202, body: { taken: 0, seenBefore: 1 } })
  expect(await ask('/v1/events', { batch: 'o-1' })).toMatchObject({ status: 400 })
  await service.line('"status":"delivered"')
  await service.line('"status":"delivered"')
  expect(received.toSorted()).toEqual(['o-1', 'o-2'])
  // What is no event is told of too, as everything that is not sent.
  await ask('/v1/events', { type: 'trakc' })
  await service.line('"code":"bad_request"')

  const [trace] = (await ask('/v1/explain', { ...order('o-3'), event: 'Order Refunded' })).body
  expect(trace.connection).toBe('storehouse')
  const overview = JSON.stringify((await ask('/v1/overview')).body)
  expect(overview).toContain('storehouse')
  expect(overview).not.toContain('a-secret-of-this-test')
  expect(await service.stop('SIGTERM')).toBe(0)
})

it('works through a queue, and takes what comes a second time once', async () => {
  const worker = examples.start('worker', environment('worker.db'))
  await worker.line('reading')
  const put = (name: string, ...lines: readonly string[]) =>
    writeFileSync(join(examples.folder, 'queue', name), lines.join('\n'))
  put('1.ndjson', JSON.stringify(order('o-1')), JSON.stringify(order('o-2')))
  expect(await worker.line('1.ndjson')).toBe('1.ndjson: 2 of 2 events are new')
  put('2.ndjson', JSON.stringify(order('o-2')), JSON.stringify(order('o-3')))
  put('3.ndjson', 'not an event')
  put('4.ndjson', JSON.stringify(order('o-4')))
  expect(await worker.line('2.ndjson')).toBe('2.ndjson: 1 of 2 events are new')
  await worker.line('4.ndjson')
  expect(await worker.stop('SIGINT')).toBe(0)
  expect(received.toSorted()).toEqual(['o-1', 'o-2', 'o-3', 'o-4'])
  expect(readdirSync(join(examples.folder, 'queue'))).toEqual(['3.ndjson.bad'])
})
