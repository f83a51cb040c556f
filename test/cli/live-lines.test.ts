import { expect, test } from 'vitest'
import { LiveLines } from '../../src/cli/deliver/live-lines.js'
import { formatDuration } from '../../src/cli/report/duration.js'
import { shellWord } from '../../src/cli/shell-word.js'
import { Sink } from './in-process.js'

const terminal = (rows: number, columns: number) => Object.assign(new Sink(true), { rows, columns })

test('lines are written over by their successors, and taken away', () => {
  const output = terminal(24, 80)
  const lines = new LiveLines(output)
  lines.show(['a', 'b'])
  lines.show(['c'])
  lines.clear()
  lines.clear()
  expect(output.text).toBe('a\nb\n\u001B[2A\r\u001B[Jc\n\u001B[1A\r\u001B[J')
})

test('no more is shown than can be taken away again', () => {
  const output = terminal(3, 5)
  new LiveLines(output).show(['123456', 'b', 'c', 'd'])
  expect(output.text).toBe('1234\nb\n')
})

test.each([
  [0.4, '0 ms'],
  [999.4, '999 ms'],
  [999.6, '1.0 s'],
  [3449, '3.4 s'],
  [12_700, '13 s'],
  [90_000, '1.5 min'],
  [3_600_000, '1.0 h'],
  [14_400_000, '4.0 h'],
])('%s milliseconds are %s', (milliseconds, expected) => {
  expect(formatDuration(milliseconds)).toBe(expected)
})

test.each([
  ['waybill.db', 'waybill.db'],
  ['/var/lib/way bill.db', "'/var/lib/way bill.db'"],
  ["it's $HOME", "'it'\\''s $HOME'"],
  ['', "''"],
])('%j is %s for a shell', (text, expected) => {
  expect(shellWord(text)).toBe(expected)
})
