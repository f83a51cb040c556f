import { day, daysSince1970 } from './calendar.js'

/** A time zone: how far its clocks are from UTC, in milliseconds, at a moment and at a time that a clock there shows. */
export interface Zone {
  offsetAt(moment: number): number
  /** The moment at which clocks in the zone show a time; the earlier of two, and past the gap where there is none. */
  momentOf(shown: number): number
}

export const utc: Zone = { offsetAt: () => 0, momentOf: (shown) => shown }

/** The zone of a name of the IANA database, `Europe/Oslo`; undefined where the platform knows none. */
export function zoneNamed(name: string): Zone | undefined {
  // Newer platforms take offsets for names, older ones do not.
  if (!/^[A-Za-z]/.test(name)) return undefined
  if (/^(?:Etc\/)?UTC$/i.test(name)) return utc
  const format = formatFor(name)
  if (format === undefined) return undefined
  const offsetAt = (moment: number) => {
    const asked = Math.max(moment, earliest)
    return shownBy(format, asked) - Math.floor(asked / 1000) * 1000
  }
  return { offsetAt, momentOf: (shown) => momentOf(shown, offsetAt) }
}

/** Years before the first are shown without their sign; no clock was set otherwise then. */
const earliest = daysSince1970(1, 1, 2) * day

function formatFor(timeZone: string): Intl.DateTimeFormat | undefined {
  const [numeric, hourCycle] = ['numeric', 'h23'] as const
  try {
    return new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
      timeZone,
      hourCycle,
      year: numeric,
      month: numeric,
      day: numeric,
      hour: numeric,
      minute: numeric,
      second: numeric,
    })
  } catch {
    return undefined
  }
}

/** What clocks of a zone show at a moment, to the second, as the moment at which UTC shows it. */
function shownBy(format: Intl.DateTimeFormat, moment: number): number {
  const parts = new Map(format.formatToParts(moment).map(({ type, value }) => [type, Number(value)]))
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0
  const date = new Date(0)
  date.setUTCFullYear(part('year'), part('month') - 1, part('day'))
  return date.setUTCHours(part('hour'), part('minute'), part('second'))
}

function momentOf(shown: number, offsetAt: (moment: number) => number): number {
  const [before, after] = [offsetAt(shown - day), offsetAt(shown + day)]
  const moments = [shown - before, shown - after].filter((moment) => moment + offsetAt(moment) === shown)
  return moments.length === 0 ? shown - before : Math.min(...moments)
}
