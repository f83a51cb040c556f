import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { waybill } from './in-process.js'

// A block is a command after "$ ", then what it prints and its status. To add a case, add its command; WAYBILL_REFRESH=1
// writes the rest of it, for a reader to look through.
const golden = new URL('../cases/check/check.golden.txt', import.meta.url)

test('waybill check prints what people are shown', async () => {
  const before = readFileSync(golden, 'utf8')
  const commands = [...before.matchAll(/^\$ waybill (.*)$/gm)].map(([, words = '']) => words)
  const blocks: string[] = []
  for (const words of commands) {
    const { status, stdout, stderr } = await waybill(words.split(' '))
    blocks.push(`$ waybill ${words}\n${stdout}${stderr}status ${status}\n`)
  }
  const shown = blocks.join('\n')
  if (process.env.WAYBILL_REFRESH === '1') writeFileSync(golden, shown)
  else expect(shown).toBe(before)
})
