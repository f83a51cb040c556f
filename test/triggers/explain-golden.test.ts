import { readFileSync, writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { explainTrigger } from '../../src/triggers/index.js'
import { deepFreeze } from '../deep-freeze.js'

// A file is made of blocks: the lines of a query after "> ", then for each event of `explain-events.json` the result
// and the conditions that decided it. WAYBILL_REFRESH=1 writes what stands below the queries.
const file = new URL('../cases/fql/explain.golden.txt', import.meta.url)
const events: Record<string, unknown> = deepFreeze(
  JSON.parse(readFileSync(new URL('../cases/fql/explain-events.json', import.meta.url), 'utf8')),
)

const blockOf = (query: string): string =>
  [
    query.replaceAll(/^/gm, '> '),
    ...Object.entries(events).flatMap(([name, event]) => {
      const { result, decisive } = explainTrigger(query, event)
      return [`${name}: ${result}`, ...decisive.map(({ words }) => `  ${words}`)]
    }),
    '',
  ].join('\n')

it('says in words which conditions decided', () => {
  const golden = readFileSync(file, 'utf8')
  const queries = [...golden.matchAll(/(?:^>.*\n?)+/gm)].map(([lines]) =>
    lines.replace(/\n$/, '').replaceAll(/^> ?/gm, ''),
  )
  const shown = queries.map(blockOf).join('\n')
  if (process.env.WAYBILL_REFRESH === '1') writeFileSync(file, shown)
  else expect(shown).toBe(golden)
})
