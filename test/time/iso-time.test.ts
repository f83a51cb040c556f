import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseTime } from '../../src/time/iso-time.js'

describe('an ISO time', () => {
  it.each([
    ['1970-01-01', 0],
    ['2023-04-21T19:55', 1682106900000],
    ['2023-04-21T19:55:00', 1682106900000],
    ['2023-04-21T19:55:00.9', 1682106900900],
    ['2023-04-21T19:55:00,933999', 1682106900933],
    ['2023-04-21T21:55:00.933+0200', 1682106900933],
    ['2023-04-21T21:55:00.933+02', 1682106900933],
    ['2023-04-21T15:25+-04:30', null],
    ['2023-04-21T15:25-04:30', 1682106900000],
    ['2024-02-29', 1709164800000],
    ['0000-03-01', -62162035200000],
    ['2023-02-29', null],
    ['1900-02-29', null],
    ['2023-04-31', null],
    ['2023-00-10', null],
    ['2023-13-01', null],
    ['2023-04-21T24:00:00Z', null],
    ['2023-04-21T19:60:00Z', null],
    ['2023-04-21T19:55:60Z', null],
    ['2023-04-21T19:55:00.Z', null],
    ['2023-04-21T19:55:00+24:00', null],
    ['2023-04-21T19:55:00+02:0', null],
    ['2023-04-21T19:55:00+2', null],
    ['2023-04-21T19:55:00 Z', null],
    ['2023-04-21 19:55:00', null],
    ['2023-04-21T', null],
    ['2023-04-21Z', null],
    ['2023-4-21', null],
    ['20230421', null],
    ['1682106900', null],
    ['', null],
  ])('of "%s" is %s', (text, milliseconds) => {
    expect(parseTime(text)).toBe(milliseconds)
  })

  it('reads back every moment that a date prints', () => {
    const years = {
      min: new Date('0000-01-01T00:00:00Z'),
      max: new Date('9999-12-31T23:59:59.999Z'),
      noInvalidDate: true,
    }
    fc.assert(fc.property(fc.date(years), (date) => parseTime(date.toISOString()) === date.getTime()))
  })
})
