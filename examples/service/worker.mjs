// Events come from a queue, which here is a folder: npm run example:worker. Other programs put files of events
// into it, an event a line; a file is removed once all of its events are on disk.
import { mkdir } from 'node:fs/promises'
import { createPipeline } from './pipeline.mjs'
import { openQueue } from './queue.mjs'

const { QUEUE = 'queue', STORE = 'waybill.db' } = process.env
const log = (outcome) => console.log(JSON.stringify(outcome))
const pipeline = await createPipeline({ storePath: STORE, environment: process.env, log })
const stops = new AbortController()
process.once('SIGINT', () => stops.abort())
process.once('SIGTERM', () => stops.abort())
await mkdir(QUEUE, { recursive: true })
console.log(`reading ${QUEUE}`)

// A message that comes a second time, because the worker ended before it was acknowledged, is taken once.
for await (const message of openQueue(QUEUE, stops.signal)) {
  const taken = await pipeline.take(message.events)
  await message.acknowledge()
  console.log(`${message.name}: ${taken} of ${message.events.length} events are new`)
}
await pipeline.stop()
