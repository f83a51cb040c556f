import { expect, test } from 'vitest'
import { LineWriter } from '../../src/cli/line-writer.js'
import { noProgress } from '../../src/cli/report/progress.js'
import { BadLines } from '../../src/cli/stream/bad-lines.js'
import { runEvents } from '../../src/cli/stream/run-events.js'
import type { Connection, Delivery } from '../../src/index.js'
import { Sink } from './in-process.js'

const delivery: Delivery = {
  id: 'd',
  connection: 'c',
  destination: 'webhook',
  action: 'send',
  subscription: 0,
  messageIds: [],
  requests: [],
}

/** A connection that makes a delivery of everything, and fails to print it where there is a `failure`. */
function connection(id: string, failure?: Error): Connection {
  return {
    id,
    config: { id, destination: 'webhook', subscriptions: [] },
    warnings: [],
    evaluate: () => ({
      deliveries: [delivery],
      outcomes: [{ connection: id, status: 'built', step: 'request' }],
    }),
    explain() {
      throw new Error('nobody asks')
    },
    evaluateBatch: () => ({ deliveries: [], outcomes: [] }),
    next: () => ({ done: true, outcomes: [] }),
    part: () => undefined,
    verify: () => undefined,
    readVerification: () => ({ verified: false }),
    tokenRequest: () => undefined,
    readToken: () => ({ accessToken: '' }),
    authorize: (request) => request,
    init: () => undefined,
    test: () => ({ matched: 0, requests: 0, failed: 0, subscriptions: [] }),
    redact(shown) {
      if (failure !== undefined) throw failure
      return shown
    },
    redactExchange: (_, exchange) => exchange,
  }
}

function run(connections: readonly Connection[]) {
  const stdout = new Sink()
  const said: string[] = []
  async function* chunks() {
    yield Buffer.from('{}\n')
  }
  const result = runEvents(
    {
      source: { name: 'stdin', chunks: chunks(), close: () => undefined },
      connections,
      deliveries: new LineWriter(stdout, 'standard output'),
      outcomes: undefined,
      badLines: new BadLines('stdin', (line) => said.push(line)),
      progress: noProgress,
    },
    { maxLineBytes: 1000 },
  )
  return { result, stdout, said }
}

test('an event that is deeper than the stack leaves nothing behind but a word about it', async () => {
  const { result, stdout, said } = run([connection('one'), connection('two', new RangeError('too deep'))])
  const { tally, totals } = await result
  expect(totals).toMatchObject({ events: 0, deliveries: 0, discarded: 0, badLines: 1 })
  expect(tally.rows(['one', 'two'])).toEqual([])
  expect(stdout.text).toBe('')
  expect(said).toEqual(['stdin:1: skipped, it nests too deeply'])
})

test('a defect is not hidden', async () => {
  await expect(run([connection('one', new TypeError('a defect'))]).result).rejects.toThrow('a defect')
})
