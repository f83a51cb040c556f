import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DatePart, parseDatePattern } from '../../src/time/date-pattern.js'
import { formatDate } from '../../src/time/format-date.js'
import { dateReader, type ReadDate } from '../../src/time/read-date.js'

const moment = Date.parse('2024-03-09T00:05:07.089Z')

describe('a pattern', () => {
  it.each([
    ['YYYY-MM-DD HH:mm:ss.SSS', '2024-03-09 00:05:07.089'],
    ['D.M.YY', '9.3.24'],
    ['MM/DD', '03/09'],
    ['dddd, D MMMM YYYY', 'Saturday, 9 March 2024'],
    ['ddd D MMM', 'Sat 9 Mar'],
    ['h:mm A', '12:05 AM'],
    ["hh.mm a [o'clock]", "12.05 am o'clock"],
    ['H:m:s', '0:5:7'],
    ['YYYYMMDD[T]HHmmssZZ', '20240309T000507+0000'],
    ['HH:mm Z', '00:05 +00:00'],
    ['[YYYY] YYYY []', 'YYYY 2024 '],
    ['[ YYYY', '[ 2024'],
  ])('%s writes %s', (pattern, text) => {
    expect(formatDate(moment, 0, partsOf(pattern))).toBe(text)
  })

  it('writes what clocks in a zone show', () => {
    expect(formatDate(moment, -3.5 * 3_600_000, partsOf('YYYY-MM-DD h A Z ZZ'))).toBe(
      '2024-03-08 8 PM -03:30 -0330',
    )
  })

  it.each(['', '-', '[YYYY]', 'YYYYY', 'yyyy', 'DDDD', 'T', 'x', 'W', 'YYYY-MM-DDTHH'])(
    'is not "%s"',
    (pattern) => {
      expect(parseDatePattern(pattern)).toHaveProperty('hint')
    },
  )
})

describe('reading by a pattern', () => {
  it.each([
    ['D.M.YYYY', '7.11.1990', '1990-11-07T00:00:00Z'],
    ['D.M.YYYY', '07.11.1990', '1990-11-07T00:00:00Z'],
    ['YYYYMMDD', '20240229', '2024-02-29T00:00:00Z'],
    ['D MMMM YYYY', '1 march 2024', '2024-03-01T00:00:00Z'],
    ['D MMM YYYY', '1 SEP 2024', '2024-09-01T00:00:00Z'],
    ['MM/DD/YYYY hh:mm A', '03/09/2024 12:05 am', '2024-03-09T00:05:00Z'],
    ['MM/DD/YYYY hh:mm A', '03/09/2024 12:05 PM', '2024-03-09T12:05:00Z'],
    ['YYYY-MM-DD HH:mm:ss.SSS', '2024-03-09 23:59:59.999', '2024-03-09T23:59:59.999Z'],
    ['YYYY-MM-DD (HH) [+]', '2024-03-09 (01) +', '2024-03-09T01:00:00Z'],
  ])('%s of "%s"', (pattern, text, expected) => {
    expect(readerOf(pattern)(text)).toEqual({ shown: Date.parse(expected), offset: undefined })
  })

  it.each([
    ['YYYY-MM-DD Z', '2024-03-09 +02:00', 2],
    ['YYYY-MM-DD ZZ', '2024-03-09 -0330', -3.5],
    ['YYYY-MM-DD Z', '2024-03-09 Z', 0],
  ])('%s of "%s" has an offset', (pattern, text, offset) => {
    expect(readerOf(pattern)(text)?.offset).toBe(offset * 3_600_000)
  })

  it.each([
    ['D.M.YYYY', '31.4.2024'],
    ['D.M.YYYY', '29.2.2023'],
    ['D.M.YYYY', '0.1.2024'],
    ['D.M.YYYY', '1.13.2024'],
    ['D.M.YYYY', '1.1.24'],
    ['DD.MM.YYYY', '1.1.2024'],
    ['D.M.YYYY', ' 1.1.2024'],
    ['D.M.YYYY', '1.1.2024\n'],
    ['D.M.YYYY', '1x1x2024'],
    ['D.M.YYYY HH', '1.1.2024 24'],
    ['D.M.YYYY HH:mm', '1.1.2024 00:60'],
    ['D.M.YYYY h A', '1.1.2024 0 AM'],
    ['D.M.YYYY h A', '1.1.2024 13 PM'],
    ['YYYY-MM-DD Z', '2024-03-09 +24:00'],
    ['YYYY-MM-DD Z', '2024-03-09 +02:60'],
    ['D MMM YYYY', '1 March 2024'],
  ])('%s does not read "%s"', (pattern, text) => {
    expect(readerOf(pattern)(text)).toBeUndefined()
  })

  it.each([
    'DD.MM.',
    'YYYY-MM',
    'YY-MM-DD',
    'dddd D.M.YYYY',
    'D.M.YYYY D',
    'D.M.YYYY h',
    'D.M.YYYY H A',
    'D.M.YYYY h H A',
    'M MM D YYYY',
  ])('needs more, or less, than "%s"', (pattern) => {
    expect(dateReader(partsOf(pattern))).toHaveProperty('hint')
  })

  it('reads back what it writes', () => {
    const patterns = fc.constantFrom(
      'YYYY-MM-DD HH:mm:ss.SSS',
      'D. MMMM YYYY, h:mm:ss a [(]SSS[)]',
      'SSSssmmHHDDMMYYYY',
    )
    const moments = fc.integer({
      min: Date.parse('0001-01-02T00:00:00Z'),
      max: Date.parse('9999-12-30T00:00:00Z'),
    })
    fc.assert(
      fc.property(patterns, moments, (pattern, time) => {
        expect(readerOf(pattern)(formatDate(time, 0, partsOf(pattern)))?.shown).toBe(time)
      }),
    )
  })
})

function partsOf(pattern: string): readonly DatePart[] {
  const parts = parseDatePattern(pattern)
  if ('message' in parts) throw new Error(parts.message)
  return parts
}

function readerOf(pattern: string): ReadDate {
  const reader = dateReader(partsOf(pattern))
  if (typeof reader !== 'function') throw new Error(reader.message)
  return reader
}
