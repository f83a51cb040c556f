import { describe, expect, it } from 'vitest'
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js'
import { DiagnosticsError } from '../../src/diagnostics/error.js'
import { renderDiagnostic, renderDiagnostics } from '../../src/diagnostics/render.js'

const problem: Diagnostic = { code: 'fql/syntax', severity: 'error', message: 'a value is missing here' }
const lines = (...text: readonly string[]) => text.join('\n')

describe('a diagnostic without source', () => {
  it.each<[string, Partial<Diagnostic>, string]>([
    ['its message alone', {}, 'error[fql/syntax]: a value is missing here'],
    ['its severity', { severity: 'warning' }, 'warning[fql/syntax]: a value is missing here'],
    [
      'its pointer and hint',
      { pointer: '/a/@path', hint: 'did you mean "b"?' },
      lines('error[fql/syntax]: a value is missing here', '  at /a/@path', '  did you mean "b"?'),
    ],
    ['no pointer to the root', { pointer: '' }, 'error[fql/syntax]: a value is missing here'],
    ['no source without a range', { source: 'type' }, 'error[fql/syntax]: a value is missing here'],
    [
      'no range without a source',
      { range: { start: 0, end: 1 } },
      'error[fql/syntax]: a value is missing here',
    ],
  ])('shows %s', (_, more, expected) => {
    expect(renderDiagnostic({ ...problem, ...more })).toBe(expected)
  })
})

/** The lines of the excerpt of `source` from `start` to `end`. */
const excerptOf = (source: string, start: number, end: number, hint?: string) =>
  renderDiagnostic({ ...problem, source, range: { start, end }, ...(hint === undefined ? {} : { hint }) })
    .split('\n')
    .slice(1)

describe('an excerpt', () => {
  it.each<[string, string, [number, number], string[]]>([
    ['a range at the start', 'typ = "track"', [0, 3], ['  typ = "track"', '  ^^^']],
    ['a range in the middle', 'type == "track"', [5, 7], ['  type == "track"', '       ^^']],
    ['a range up to the end', 'type = "track', [7, 13], ['  type = "track', '         ^^^^^^']],
    ['an empty range', 'type  "track"', [5, 5], ['  type  "track"', '       ^']],
    ['a range at the end of the text', 'type =', [6, 6], ['  type =', '        ^']],
    ['a range in an empty text', '', [0, 0], ['', '  ^']],
    ['a range that is longer than the text', 'type', [2, 90], ['  type', '    ^^']],
    ['the first of several lines', 'one\ntwo\nthree', [1, 3], ['  one', '   ^^']],
    ['a line in the middle', 'one\ntwo\nthree', [4, 5], ['  two', '  ^']],
    ['the last line', 'one\ntwo\nthree', [10, 13], ['  three', '    ^^^']],
    ['the end of a line', 'one\ntwo', [3, 3], ['  one', '     ^']],
    ['a range over a line break', 'one\ntwo\nthree', [2, 9], ['  one', '    ^']],
    ['a range that is a line break', 'one\ntwo', [3, 4], ['  one', '     ^']],
    ['a line break at the start', '\none', [0, 1], ['', '  ^']],
    ['the line behind a line break at the start', '\none', [1, 4], ['  one', '  ^^^']],
    ['an empty line', 'one\n\nthree', [4, 4], ['', '  ^']],
    ['the empty end behind a line break', 'one\n', [4, 4], ['', '  ^']],
    ['line breaks of Windows', 'one\r\ntwo\r\nthree', [5, 8], ['  two', '  ^^^']],
    ['tabs', '\ttype\t= x', [6, 7], ['   type = x', '        ^']],
    ['control characters of a terminal', 'a \u001b[31m b', [2, 3], ['  a  [31m b', '    ^']],
  ])('shows %s', (_, source, [start, end], expected) => {
    expect(excerptOf(source, start, end)).toEqual(expected)
  })

  it('has its hint behind the carets', () => {
    expect(excerptOf('typ = 1', 0, 3, 'did you mean "type"?')).toEqual([
      '  typ = 1',
      '  ^^^ did you mean "type"?',
    ])
  })

  const [before, after] = ['a'.repeat(300), 'b'.repeat(300)]
  it.each<[string, string, [number, number], string[]]>([
    [
      'the middle of a long line, cut on both sides',
      `${before}!!${after}`,
      [300, 302],
      [`  …${'a'.repeat(50)}!!${'b'.repeat(48)}…`, `  ${' '.repeat(51)}^^`],
    ],
    ['the start of a long line, cut behind', `!!${after}`, [0, 2], [`  !!${'b'.repeat(98)}…`, '  ^^']],
    [
      'the end of a long line, cut before',
      `${before}!!`,
      [300, 302],
      [`  …${'a'.repeat(98)}!!`, `  ${' '.repeat(99)}^^`],
    ],
    ['a line that just fits', 'a'.repeat(100), [99, 100], [`  ${'a'.repeat(100)}`, `  ${' '.repeat(99)}^`]],
    [
      'a range that is longer than the cut',
      `${before}${after}`,
      [300, 600],
      [`  …${'a'.repeat(50)}${'b'.repeat(50)}…`, `  ${' '.repeat(51)}${'^'.repeat(50)}`],
    ],
    [
      'a long line between others',
      `short\n${before}!\nshort`,
      [306, 307],
      [`  …${'a'.repeat(99)}!`, `  ${' '.repeat(100)}^`],
    ],
  ])('shows %s', (_, source, [start, end], expected) => {
    expect(excerptOf(source, start, end)).toEqual(expected)
  })
})

describe('several diagnostics', () => {
  const two: readonly Diagnostic[] = [
    { ...problem, pointer: '/a' },
    { ...problem, source: 'x =', range: { start: 3, end: 3 }, pointer: '/b', hint: 'for example 1' },
  ]
  const text = lines(
    'error[fql/syntax]: a value is missing here',
    '  at /a',
    '',
    'error[fql/syntax]: a value is missing here',
    '  at /b',
    '  x =',
    '     ^ for example 1',
  )

  it('are separated by an empty line', () => {
    expect(renderDiagnostics(two)).toBe(text)
    expect(renderDiagnostics([])).toBe('')
  })

  it('are the message of the error that carries them', () => {
    class QueryError extends DiagnosticsError {}
    const error = new QueryError(two)
    expect(error).toMatchObject({ name: 'QueryError', message: text, diagnostics: two })
    expect(error).toBeInstanceOf(Error)
  })
})
