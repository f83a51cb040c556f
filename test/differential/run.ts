import { parseArgs } from 'node:util'
import Table from 'cli-table3'
import { knownDefects } from './defects/index.js'
import { formatUnexplained, measure } from './measure.js'
import { peer } from './peer.js'

const { values: options } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, count: { type: 'string', default: '10000' } },
})
const [seed, count] = [Number(options.seed), Number(options.count)]
if (!Number.isSafeInteger(seed) || !Number.isSafeInteger(count) || count < 1)
  throw new Error('--seed and --count are whole numbers, --count at least 1')

const { same, refused, different, byDefect, unexplained } = measure({ seed, count })

const table = new Table({
  head: ['known defect of the package', 'mappings'],
  style: { head: [], border: [] },
})
for (const defect of knownDefects) table.push([defect.name, byDefect.get(defect) ?? 0])
process.stdout.write(`${count} mappings beside ${peer}, seed ${seed}\n${table.toString()}\n`)
process.stdout.write(`the same value: ${same}, refused by both: ${refused}, different: ${different}\n`)
if (unexplained !== undefined) {
  process.stdout.write(`${formatUnexplained(unexplained)}\n`)
  process.exitCode = 1
}
