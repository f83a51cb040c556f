import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { zoneNamed } from '../../src/time/zone.js'

const hours = (offset: number) => offset * 3_600_000

describe('a time zone', () => {
  it.each([
    ['Europe/Oslo', '2024-01-15T12:00:00Z', 1],
    ['Europe/Oslo', '2024-07-15T12:00:00Z', 2],
    ['Europe/Oslo', '2024-03-31T00:59:59Z', 1],
    ['Europe/Oslo', '2024-03-31T01:00:00Z', 2],
    ['America/New_York', '2024-11-03T05:59:59Z', -4],
    ['America/New_York', '2024-11-03T06:00:00Z', -5],
    ['Asia/Kolkata', '2024-01-15T12:00:00Z', 5.5],
    ['Asia/Kathmandu', '2024-01-15T12:00:00Z', 5.75],
    ['Pacific/Kiritimati', '2024-01-15T12:00:00Z', 14],
    ['UTC', '2024-01-15T12:00:00.123Z', 0],
    ['Etc/UTC', '1969-12-31T23:59:59.999Z', 0],
    ['Europe/Oslo', '1969-12-31T23:59:59.999Z', 1],
  ])('%s at %s is %d hours from UTC', (name, moment, offset) => {
    expect(zoneNamed(name)?.offsetAt(Date.parse(moment))).toBe(hours(offset))
  })

  it.each([
    ['an hour that there is', '2024-07-01T12:00:00Z', '2024-07-01T10:00:00Z'],
    ['the last before the clocks go forward', '2024-03-31T01:59:59Z', '2024-03-31T00:59:59Z'],
    ['one that the clocks leave out', '2024-03-31T02:30:00Z', '2024-03-31T01:30:00Z'],
    ['one that there is twice', '2024-10-27T02:30:00Z', '2024-10-27T00:30:00Z'],
  ])('finds the moment of %s', (_, shown, moment) => {
    expect(zoneNamed('Europe/Oslo')?.momentOf(Date.parse(shown))).toBe(Date.parse(moment))
  })

  it.each(['Europe/Olso', '', '+02:00', '-0500', 'Z', '__proto__', 'constructor', 'UTC\0', '../UTC'])(
    '"%s" is none',
    (name) => {
      expect(zoneNamed(name)).toBeUndefined()
    },
  )

  it('shows times that lead back to the moment, but for the hour that there is twice', () => {
    const names = fc.constantFrom('Europe/Oslo', 'America/St_Johns', 'Australia/Lord_Howe', 'Asia/Tokyo')
    const moments = fc.integer({ min: Date.UTC(1980, 0), max: Date.UTC(2035, 0) })
    fc.assert(
      fc.property(names, moments, (name, moment) => {
        const zone = zoneNamed(name)
        const back = zone?.momentOf(moment + (zone.offsetAt(moment) ?? 0))
        expect([0, hours(-0.5), hours(-1)]).toContain((back ?? Number.NaN) - moment)
      }),
    )
  })
})
