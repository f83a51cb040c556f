/**
 * A limit as it is given, the usual one where it is left out. Throws a `TypeError` where it is no number, or less than it can
 * be: a variable that is not set would have everything given up at once, or nothing sent.
 */
export function limit(name: string, given: number | undefined, usual: number, least = 0): number {
  const value = given ?? usual
  if (typeof value === 'number' && value >= least) return value
  throw new TypeError(`${name} has to be a number from ${least} on, not ${String(value)}`)
}
