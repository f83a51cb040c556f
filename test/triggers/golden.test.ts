import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { renderDiagnostics } from '../../src/diagnostics/render.js'
import { checkFql } from '../../src/triggers/index.js'

// A file is made of blocks: the lines of a query after "> ", then what a person is shown. To add a case, add its
// query to a file; WAYBILL_REFRESH=1 writes the rest of it, for a reader to look through.
const files = ['syntax', 'meaning', 'logic'].map(
  (name) => new URL(`../cases/fql/${name}.golden.txt`, import.meta.url),
)

const queriesOf = (golden: string): string[] =>
  [...golden.matchAll(/(?:^>.*\n?)+/gm)].map(([lines]) => lines.replace(/\n$/, '').replaceAll(/^> ?/gm, ''))

const blockOf = (query: string): string => {
  const shown = renderDiagnostics(checkFql(query))
  return `${query.replaceAll(/^/gm, '> ')}\n${shown === '' ? 'no problem' : shown}\n`
}

describe('what a person is shown', () => {
  it.each(files.map((file) => [file.pathname.split('/').at(-1), file] as const))('%s', (_, file) => {
    const golden = readFileSync(file, 'utf8')
    const shown = queriesOf(golden).map(blockOf).join('\n')
    if (process.env.WAYBILL_REFRESH === '1') writeFileSync(file, shown)
    else expect(shown).toBe(golden)
  })
})
