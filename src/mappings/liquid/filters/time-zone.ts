/** How many minutes a time zone is to the west of UTC at a moment; undefined where there is no such zone. */
export function offsetAt(moment: number, timeZone: string): number | undefined {
  const format = formatIn(timeZone)
  if (format === undefined || Number.isNaN(moment)) return undefined
  const parts = new Map(format.formatToParts(moment).map(({ type, value }) => [type, Number(value)]))
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0
  const local = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  )
  return Math.round((moment - local) / 60_000)
}

function formatIn(timeZone: string): Intl.DateTimeFormat | undefined {
  const two = '2-digit'
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: two,
      day: two,
      hour: two,
      minute: two,
      second: two,
    })
  } catch {
    return undefined
  }
}
