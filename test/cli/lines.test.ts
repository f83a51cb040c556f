import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LineSplitter } from '../../src/cli/stream/lines.js'

/** The lines of some chunks as `[number, text]`, text `null` for one that is too long. */
function linesOf(chunks: readonly (string | Uint8Array)[], limit = 1000): [number, string | null][] {
  const lines: [number, string | null][] = []
  const splitter = new LineSplitter(
    {
      line: (text, number) => lines.push([number, text]),
      tooLong: (number) => lines.push([number, null]),
    },
    limit,
  )
  for (const chunk of chunks) splitter.push(Buffer.from(chunk))
  splitter.end()
  return lines
}

describe('lines', () => {
  test.each<[string, (string | Uint8Array)[], [number, string | null][]]>([
    ['nothing', [], []],
    [
      'two lines',
      ['a\nb\n'],
      [
        [1, 'a'],
        [2, 'b'],
      ],
    ],
    [
      'a last line without a line break',
      ['a\nb'],
      [
        [1, 'a'],
        [2, 'b'],
      ],
    ],
    [
      'line breaks of Windows',
      ['a\r\nb\r\n'],
      [
        [1, 'a'],
        [2, 'b'],
      ],
    ],
    [
      'a line break of Windows in two chunks',
      ['a\r', '\nb'],
      [
        [1, 'a'],
        [2, 'b'],
      ],
    ],
    ['a lone carriage return', ['a\rb\n'], [[1, 'a\rb']]],
    ['empty and blank lines, which count', ['\n\r\n  \t\na\n\n'], [[4, 'a']]],
    [
      'a byte order mark',
      ['\uFEFFa\n\uFEFFb'],
      [
        [1, 'a'],
        [2, '\uFEFFb'],
      ],
    ],
    [
      'a byte order mark in two chunks',
      [Buffer.from([0xef, 0xbb]), Buffer.from([0xbf, 0x61, 0x0a])],
      [[1, 'a']],
    ],
    ['a byte order mark and no more', ['\uFEFF'], []],
    ['a character in two chunks', [Buffer.from([0xc3]), Buffer.from([0xa9, 0x0a])], [[1, 'é']]],
    ['bytes that are no UTF-8', [Buffer.from([0x61, 0xff, 0x0a])], [[1, 'a\uFFFD']]],
    [
      'a line over three chunks',
      ['a', 'b', 'c\nd'],
      [
        [1, 'abc'],
        [2, 'd'],
      ],
    ],
  ])('of %s', (_, chunks, expected) => {
    expect(linesOf(chunks)).toEqual(expected)
  })

  test.each<[string, string[], [number, string | null][]]>([
    [
      'just as long as allowed',
      ['abcd\nx'],
      [
        [1, 'abcd'],
        [2, 'x'],
      ],
    ],
    ['just as long, with a line break of Windows', ['abcd\r\n'], [[1, 'abcd']]],
    [
      'too long',
      ['abcde\nx'],
      [
        [1, null],
        [2, 'x'],
      ],
    ],
    [
      'too long, in pieces',
      ['abc', 'def', 'ghi', '\nx'],
      [
        [1, null],
        [2, 'x'],
      ],
    ],
    [
      'too long, at the end',
      ['x\nabcdef'],
      [
        [1, 'x'],
        [2, null],
      ],
    ],
    ['too long by its bytes', ['ééé\n'], [[1, null]]],
  ])('with a limit: %s', (_, chunks, expected) => {
    expect(linesOf(chunks, 4)).toEqual(expected)
  })

  test('are the same however the bytes arrive', () => {
    const part = fc.constantFrom('\n', '\r\n', '\r', 'a', 'bcd', 'é', '煎茶', '🍵', '\uFEFF', ' ', '{}')
    fc.assert(
      fc.property(
        fc.array(part),
        fc.array(fc.nat(60)),
        fc.integer({ min: 1, max: 12 }),
        (parts, cuts, limit) => {
          const bytes = Buffer.from(parts.join(''))
          const places = [0, ...cuts.filter((cut) => cut < bytes.length).sort((a, b) => a - b), bytes.length]
          const chunks = places.slice(1).map((end, index) => bytes.subarray(places[index], end))
          expect(linesOf(chunks, limit)).toEqual(linesOf([bytes], limit))
        },
      ),
      { numRuns: 500 },
    )
  })

  test('of a line without end are not collected', () => {
    const before = process.memoryUsage().arrayBuffers
    const splitter = new LineSplitter({ line: () => {}, tooLong: () => {} }, 1000)
    const chunk = Buffer.alloc(1 << 20, 'a')
    for (let index = 0; index < 64; index += 1) splitter.push(chunk)
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(16 << 20)
  })
})
