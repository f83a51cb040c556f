import { parseArgs } from 'node:util'
import Table from 'cli-table3'
import { type Count, measure } from './measure.js'
import { mutated } from './subject.js'

const { values: options } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, missed: { type: 'boolean', default: false } },
})

const { byKind, total, blamed, falseErrors, missed } = measure({
  subjects: mutated,
  seed: Number(options.seed),
  share: 1,
})

const percent = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`
const row = (name: string, { made, useless, foundUseless, invalid, foundInvalid }: Count) => [
  name,
  made,
  useless,
  percent(foundUseless, useless),
  invalid,
  percent(foundInvalid, invalid),
]

const table = new Table({
  head: ['mistake', 'mutants', 'field never filled', 'found', 'payload never valid', 'found'],
  style: { head: [], border: [] },
})
for (const [kind, count] of byKind) table.push(row(kind, count))
table.push(row('all', total))
process.stdout.write(`${mutated.length} mappings, seed ${options.seed}\n${table.toString()}\n`)
process.stdout.write(`unmutated mappings blamed: ${blamed.length}\n`)
process.stdout.write(`errors about mappings that some event makes valid: ${falseErrors.length}\n`)
for (const line of [...blamed, ...falseErrors, ...(options.missed ? missed : [])])
  process.stdout.write(`  ${line}\n`)
if (blamed.length + falseErrors.length > 0 || total.foundUseless < 0.9 * total.useless) process.exitCode = 1
