export { formatCount, quantity } from '../../engine/quantity.js'

/** A time in seconds: `0.42 s`, `75 s`. */
export function formatSeconds(milliseconds: number): string {
  const seconds = milliseconds / 1000
  return `${seconds < 10 ? seconds.toFixed(2) : Math.round(seconds)} s`
}

/** How many a second; 0 where no time has passed. */
export function perSecond(count: number, milliseconds: number): number {
  return milliseconds > 0 ? (count / milliseconds) * 1000 : 0
}
