const yearFirst =
  /^\d{4}[-/]?(?:\d{1,2})?[-/]?\d{0,2}[Tt\s]*(?:\d{1,2})?:?(?:\d{1,2})?:?(?:\d{1,2})?[.:]?(?:\d+)?$/

/** How nearly all events say it; on some of the last days of a month there is no such day. */
const isoTime =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?Z$/

/** The most milliseconds from 1970 that a date can have. */
const mostMilliseconds = 8.64e15

/**
 * Whether a text says a time in one of the ways that the public kit takes: seconds since 1970, a date that begins with
 * its year, or whatever JavaScript reads as a date.
 */
export function isDateLike(text: string): boolean {
  if (isoTime.test(text)) return true
  if (String(Number(text)) === text) return Math.abs(Number(text) * 1_000) <= mostMilliseconds
  return !Number.isNaN(Date.parse(text)) || yearFirst.test(text)
}
