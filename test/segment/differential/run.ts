import { parseArgs } from 'node:util'
import Table from 'cli-table3'
import { subjects } from './definitions/index.js'
import { knownDifferences } from './known-differences.js'
import { formatDifference, measure } from './measure.js'
import { startPartner } from './partner.js'

const { values: options } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '1000' },
    only: { type: 'string' },
  },
})
const [seed, count] = [Number(options.seed), Number(options.count)]
if (!Number.isSafeInteger(seed) || !Number.isSafeInteger(count) || count < 1)
  throw new Error('--seed and --count are whole numbers, --count at least 1')

const partner = await startPartner()
const chosen = subjects.filter(({ name }) => options.only === undefined || name === options.only)
const { events, calls, same, known, unexplained } = await measure({ seed, count }, partner, chosen)
await partner.close()

const table = new Table({ head: ['difference that is meant', 'calls'], style: { head: [], border: [] } })
for (const difference of knownDifferences.filter(({ explains }) => explains))
  table.push([difference.name, known.get(difference) ?? 0])
process.stdout.write(`${events} events, ${chosen.length} definitions, seed ${seed}\n${table.toString()}\n`)
process.stdout.write(`calls: ${calls}, the same: ${same}, unexplained: ${unexplained.length}\n`)
for (const difference of unexplained.slice(0, 10)) process.stdout.write(`${formatDifference(difference)}\n`)
if (unexplained.length > 0) process.exitCode = 1
