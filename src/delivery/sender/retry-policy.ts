import { limit } from '../limit.js'

/** When what failed is tried again (requirements.md R93). Milliseconds. */
export interface RetryPolicy {
  /** The longest wait before the second try; 1,000. It doubles with each further one. */
  readonly firstMs: number
  /** The longest wait of all; 15 minutes. */
  readonly capMs: number
  /** How long a delivery is tried, from when it was handed over; 4 hours. */
  readonly totalMs: number
}

export const usualRetries: RetryPolicy = {
  firstMs: 1000,
  capMs: 15 * 60 * 1000,
  totalMs: 4 * 60 * 60 * 1000,
}

/** Throws a `TypeError` where a limit is none. */
export const retryPolicyOf = ({ firstMs, capMs, totalMs }: Partial<RetryPolicy> = {}): RetryPolicy => ({
  firstMs: limit('retry.firstMs', firstMs, usualRetries.firstMs),
  capMs: limit('retry.capMs', capMs, usualRetries.capMs),
  totalMs: limit('retry.totalMs', totalMs, usualRetries.totalMs),
})

/** What a try that failed is known by. */
export interface FailedTry {
  /** How many tries there were. */
  readonly attempts: number
  readonly acceptedAt: number
  /** How long the answer asks to wait. */
  readonly retryAfterMs: number | undefined
}

/**
 * When to try again, in milliseconds since 1970; undefined where nothing is left to wait for. Waits are between half and all
 * of what doubling gives, so that what failed together does not come back together. An answer that asks to wait longer gets
 * what it asks for; the last try is at the end of the total time, however long it asks for.
 */
export function nextTry(
  { attempts, acceptedAt, retryAfterMs = 0 }: FailedTry,
  { firstMs, capMs, totalMs }: RetryPolicy,
  now: number,
  random: () => number,
): number | undefined {
  const deadline = acceptedAt + totalMs
  if (now >= deadline) return undefined
  const longest = Math.min(capMs, firstMs * 2 ** Math.min(attempts - 1, 50))
  const wait = longest * (0.5 + random() / 2)
  return Math.min(now + Math.max(wait, retryAfterMs), deadline)
}
