const longestDate = 100
const isoDate = /^[+-]?\d{4,6}(?:-\d\d){0,2}$/
const zoneAtEnd = /(?:\dz|:\d\d(?:\.\d+)?\s*(?:[ap]m)?\s*[+-]\d\d:?\d{0,2})$/i
const zoneInside = /\b(?:utc?|gmt|[ecmp][sd]t)\b/i

/**
 * The moment that text stands for, in milliseconds since 1970, wherever the machine stands: without a time zone it
 * is in UTC. Undefined where it is no date.
 */
export function momentIn(text: string): number | undefined {
  if (text.length > longestDate) return undefined
  const hasZone = isoDate.test(text) || zoneAtEnd.test(text) || zoneInside.test(text)
  if (Number.isNaN(Date.parse(text))) return undefined
  const readings = hasZone ? [text] : [`${text} UTC`, `${text}Z`]
  return readings.map((reading) => Date.parse(reading)).find((moment) => !Number.isNaN(moment))
}
