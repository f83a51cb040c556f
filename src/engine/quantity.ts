const format = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })

/** A whole number as people read it: `12,345`. */
export const formatCount = (count: number): string => format.format(count)

/** `1 event`, `2,000 events`. */
export function quantity(count: number, one: string, many: string): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`
}
