/** Now, in nanoseconds from whenever. */
export const time = (): bigint => BigInt(Math.round(performance.now() * 1e6))

/** The milliseconds from one time to another. */
export const duration = (start: bigint, stop: bigint): number => Number(stop - start) / 1e6
