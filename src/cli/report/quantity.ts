const format = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })

/** A whole number as people read it: `12,345`. */
export const formatCount = (count: number): string => format.format(count)

/** `1 event`, `2,000 events`. */
export function quantity(count: number, one: string, many: string): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`
}

/** A time in seconds: `0.42 s`, `75 s`. */
export function formatSeconds(milliseconds: number): string {
  const seconds = milliseconds / 1000
  return `${seconds < 10 ? seconds.toFixed(2) : Math.round(seconds)} s`
}

/** How many a second; 0 where no time has passed. */
export function perSecond(count: number, milliseconds: number): number {
  return milliseconds > 0 ? (count / milliseconds) * 1000 : 0
}
