import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ValueFailure } from '../../src/expressions/failure.js'
import type { Json } from '../../src/json/value.js'
import { checkMapping, compileMapping } from '../../src/mappings/index.js'

const change = (options: { readonly [option: string]: Json }, value: unknown) =>
  compileMapping({ '@date': { value: { '@path': '$' }, to: 'iso', ...options } })(value)

describe('@date', () => {
  it.each<[Json, string]>([
    [0, '1970-01-01T00:00:00.000Z'],
    [-1, '1969-12-31T23:59:59.000Z'],
    [1.5, '1970-01-01T00:00:01.500Z'],
    [99_999_999_999, '5138-11-16T09:46:39.000Z'],
    [100_000_000_000, '1973-03-03T09:46:40.000Z'],
    [99_999_999_999_999, '5138-11-16T09:46:39.999Z'],
    [100_000_000_000_000, '1973-03-03T09:46:40.000Z'],
    [-100_000_000_000, '1966-10-31T14:13:20.000Z'],
    ['1710019800', '2024-03-09T21:30:00.000Z'],
    [' 1710019800.5 ', '2024-03-09T21:30:00.500Z'],
    ['2024-03-09', '2024-03-09T00:00:00.000Z'],
    [' 2024-03-09T21:30Z ', '2024-03-09T21:30:00.000Z'],
    ['0001-01-01', '0001-01-01T00:00:00.000Z'],
    ['9999-12-31', '9999-12-31T00:00:00.000Z'],
    ['9999-12-31T23:59:59.999Z', '9999-12-31T23:59:59.999Z'],
    ['2024-03-09 12:00:00', '2024-03-09T12:00:00.000Z'],
    ['2024-03-09 12:00:00.5+02:00', '2024-03-09T10:00:00.500Z'],
    ['2024-03-09 12:00Z', '2024-03-09T12:00:00.000Z'],
    ['2024-03-09t12:00:00z', '2024-03-09T12:00:00.000Z'],
  ])('reads %j as %s', (value, iso) => {
    expect(change({}, value)).toBe(iso)
  })

  it.each([
    ['unix', 1710019800],
    ['unix_ms', 1710019800123],
    ['unix_us', 1710019800123456],
    ['date', '2024-03-09'],
    ['iso', '2024-03-09T21:30:00.123Z'],
    ['DD/MM', '09/03'],
  ])('writes %s', (to, expected) => {
    expect(change({ to }, 1710019800123456)).toBe(expected)
  })

  it.each<[{ readonly [option: string]: Json }, Json, Json]>([
    [{ from: 'unix_ms' }, 5, '1970-01-01T00:00:00.005Z'],
    [{ from: 'unix_us' }, '5000', '1970-01-01T00:00:00.005Z'],
    [{ from: 'iso' }, '2024-03-09', '2024-03-09T00:00:00.000Z'],
    [{ from: 'date' }, '2024-03-09', '2024-03-09T00:00:00.000Z'],
    [{ timezone: 'Europe/Oslo' }, '2024-03-09', '2024-03-09T00:00:00.000+01:00'],
    [{ timezone: 'Europe/Oslo' }, '2024-03-09 12:00', '2024-03-09T12:00:00.000+01:00'],
    [{ timezone: 'Europe/Oslo' }, '2024-03-09 12:00z', '2024-03-09T13:00:00.000+01:00'],
    [{ timezone: 'Asia/Tokyo', to: 'date' }, '0001-01-01', '0001-01-01'],
    [{ timezone: 'Asia/Tokyo', to: 'date' }, '9999-12-31', '9999-12-31'],
    [{ timezone: 'America/New_York', to: 'date' }, '0001-01-01', '0001-01-01'],
    [{ timezone: 'America/New_York', to: 'date' }, '9999-12-31', '9999-12-31'],
    [{ timezone: 'Europe/Oslo' }, '2024-03-09T00:00Z', '2024-03-09T01:00:00.000+01:00'],
    [{ timezone: 'Europe/Oslo', to: 'date' }, '2024-03-09T23:30:00Z', '2024-03-10'],
    [{ timezone: 'Europe/Oslo', to: 'unix' }, '2024-03-09', 1709938800],
    [{ timezone: 'Europe/Oslo', from: 'D.M.YYYY HH:mm Z', to: 'unix' }, '9.3.2024 00:00 +00:00', 1709942400],
    [{ timezone: 'UTC' }, '2024-03-09', '2024-03-09T00:00:00.000Z'],
    [{ timezone: { '@path': '$.zone' } }, '2024-03-09', '2024-03-09T00:00:00.000Z'],
  ])('%j of %j', (options, value, expected) => {
    expect(change(options, value)).toBe(expected)
  })

  const noDates: readonly Json[] = [
    '',
    'today',
    '2024-02-30',
    '2024-03-09T25:00Z',
    '2024-03-09  21:30',
    '2024-03-09x21:30',
    '2024-03-09z',
    '0000-12-31',
    '10000-01-01',
    '0001-01-01T00:00+01:00',
    '9999-12-31T23:30-01:00',
    '20240309T2130',
    '1e3',
    '0x10',
    '-',
    true,
    {},
    [1710019800],
    1e300,
    -1e17,
    '9'.repeat(400),
  ]

  it.each(noDates)('%j is no date', (value) => {
    expect(change({}, value)).toBeUndefined()
    expect(change({ invalid: 'keep' }, value)).toBe(value)
    expect(() => change({ invalid: 'error' }, value)).toThrow(ValueFailure)
    expect(() => change({ invalid: 'error' }, value)).toThrow('the value at /@date is no date')
  })

  it.each<[unknown]>([[Number.NaN], [Number.POSITIVE_INFINITY], [new Date(0)], [1n], [Symbol('x')]])(
    'and neither is what JSON can not hold',
    (value) => {
      expect(change({}, value)).toBeUndefined()
    },
  )

  it('takes a zone that the data does not know for no date', () => {
    const mapping: Json = { '@date': { value: 0, to: 'iso', timezone: { '@path': '$.zone' } } }
    const apply = compileMapping(mapping)
    expect(['Mars/Base', '', 5, {}].map((zone) => apply({ zone }))).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ])
    expect([null, 'Asia/Tokyo', null].map((zone) => apply({ zone }))).toEqual([
      '1970-01-01T00:00:00.000Z',
      '1970-01-01T09:00:00.000+09:00',
      '1970-01-01T00:00:00.000Z',
    ])
  })

  it('gives back any moment that it wrote', () => {
    const forms = fc.constantFrom('unix_us', 'unix_ms', 'iso', 'YYYY-MM-DD HH:mm:ss.SSS')
    const moments = fc.integer({ min: 1e11, max: 4e12 })
    fc.assert(
      fc.property(forms, moments, (form, moment) => {
        const written = change({ to: form, from: 'unix_ms' }, moment)
        expect(change({ to: 'unix_ms', from: form }, written)).toBe(moment)
      }),
    )
  })

  it.each(['2024-03-09 12:00', '2024-03-09t12:00Z', '2024-03-09T12:00z'])('"%s" is not "iso"', (value) => {
    expect(change({ from: 'iso' }, value)).toBeUndefined()
  })

  it('takes a moment after the year 9999 for no date', () => {
    expect(change({ from: 'unix' }, 1e12)).toBeUndefined()
  })

  it('finds what is wrong before any event', () => {
    const mapping: Json = { '@date': { value: 0, to: 'yyyy', from: 'DD.MM.', timezone: 'Mars/Base' } }
    expect(checkMapping(mapping)).toMatchObject([
      { pointer: '/@date/to', hint: 'did you mean "YYYY"?' },
      { pointer: '/@date/from' },
      { pointer: '/@date/timezone' },
    ])
  })
})
