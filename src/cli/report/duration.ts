/** A time as people read it: `12 ms`, `3.4 s`, `2.5 min`, `1.2 h`. */
export function formatDuration(milliseconds: number): string {
  const [size, unit] = units.find(([from]) => Math.round(milliseconds) >= from) ?? smallest
  const amount = milliseconds / size
  return `${unit !== 'ms' && amount < 9.95 ? amount.toFixed(1) : Math.round(amount)} ${unit}`
}

const smallest = [1, 'ms'] as const

/** From where on each unit is used. */
const units = [[3_600_000, 'h'], [60_000, 'min'], [1000, 's'], smallest] as const
