import { parseArgs } from 'node:util'
import { heapReport } from './heap.js'
import { measure } from './measure.js'
import { scenarios } from './scenarios/index.js'
import { tableOf } from './table.js'
import { judge, type Verdict } from './verdict.js'

const { values: options } = parseArgs({
  options: { only: { type: 'string', multiple: true }, json: { type: 'boolean', default: false } },
})

const wanted = scenarios.filter(({ name }) => options.only === undefined || options.only.includes(name))
const verdicts: Verdict[] = []
for (const { name, compares, prepare } of wanted) {
  process.stderr.write(`${name}: ${compares}\n`)
  const { contestants, bars, check } = prepare()
  await check()
  const times = await measure(contestants)
  verdicts.push(...bars.map((bar) => judge(name, bar, times)))
}

const asksHeap = options.only === undefined || options.only.includes('heap')
if (asksHeap) process.stderr.write(`${heapReport()}\n`)
if (wanted.length === 0 && !asksHeap)
  process.stderr.write(`there is ${scenarios.map(({ name }) => name).join(', ')}, heap\n`)
else if (wanted.length > 0)
  process.stdout.write(`${options.json ? JSON.stringify(verdicts, null, 2) : tableOf(verdicts)}\n`)
