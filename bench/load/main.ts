import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import Table from 'cli-table3'
import { bareUndici, concurrency, transport, withMemory, withSqlite } from './contestants.js'
import { ringFor } from './ring.js'

const { values: options } = parseArgs({
  options: { rounds: { type: 'string', default: '25' }, count: { type: 'string', default: '1500' } },
})
const [rounds, count] = [Number(options.rounds), Number(options.count)]

/** The share of the rate of bare undici that each has to reach. */
const bars = [undefined, 1 / 2, undefined, 1 / 4]

const server = fork(fileURLToPath(new URL('server.mjs', import.meta.url)))
const [port] = await once(server, 'message')
const ring = ringFor(Number(port))
const senders = [
  await bareUndici(ring),
  await transport(ring),
  await withMemory(ring),
  await withSqlite(ring),
]
const bytes =
  ring.requests.reduce((sum, { json }) => sum + JSON.stringify(json).length, 0) / ring.requests.length
process.stderr.write(
  `${rounds} rounds of ${count} requests of ${Math.round(bytes)} bytes, ${concurrency} at once\n`,
)

/** Seconds that went by, and seconds of processors that this process took, a round each. */
const times = senders.map(() => [] as number[])
const work = senders.map(() => [] as number[])
for (let turn = 0; turn < 4; turn += 1) for (const sender of senders) await sender.send(count)
for (let round = 0; round < rounds; round += 1)
  // In turn (A B C, B C A, …), so that a slow moment of the machine meets all of them.
  for (let turn = 0; turn < senders.length; turn += 1) {
    const at = (round + turn) % senders.length
    const [start, used] = [performance.now(), process.cpuUsage()]
    await senders[at]?.send(count)
    times[at]?.push((performance.now() - start) / 1000)
    const { user, system } = process.cpuUsage(used)
    work[at]?.push((user + system) / 1e6)
  }

const table = new Table({
  head: ['', 'a second', 'CPU µs each', 'of bare undici (middle half)', 'bar', ''],
  colAligns: ['left', 'right', 'right', 'right', 'left', 'left'],
  style: { head: [], border: [], compact: true },
})
for (const [at, { name }] of senders.entries()) {
  const own = times[at] ?? []
  const shares = own.map((time, round) => (times[0]?.[round] ?? 0) / time)
  const share = quantile(shares, 0.5)
  const bar = bars[at]
  table.push([
    name,
    Math.round(count / quantile(own, 0.5)).toLocaleString('en-US'),
    Math.round((quantile(work[at] ?? [], 0.5) / count) * 1e6),
    `${share.toFixed(2)} (${quantile(shares, 0.25).toFixed(2)}–${quantile(shares, 0.75).toFixed(2)})`,
    bar === undefined ? '' : `≥ ${bar}`,
    bar === undefined ? 'reported' : share >= bar ? 'ok' : 'missed',
  ])
}
process.stdout.write(`${table.toString()}\n`)
for (const sender of senders) await sender.close()
server.disconnect()

function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * share)] ?? Number.NaN
}
