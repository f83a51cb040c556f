export interface RetryOptions<Value> {
  /** How often the work is done at most: twice, unless this says otherwise. */
  retries?: number
  /** Told of each failure before anything else happens; when it throws, that is the end. */
  onFailedAttempt?: (error: unknown, attempt: number) => PromiseLike<void> | void
  /** Whether a result is final, and so no reason to try again: what it is called notwithstanding. */
  shouldRetry?: (value: Value, attempt: number) => PromiseLike<boolean> | boolean
}

/** Does work until it succeeds, and at the last attempt gives or throws what comes. Attempts count from 1. */
export async function retry<Value>(
  work: (attempt: number) => PromiseLike<Value> | Value,
  { retries = 2, onFailedAttempt, shouldRetry }: RetryOptions<Value> = {},
): Promise<Value> {
  for (let attempt = 1; attempt <= retries; attempt += 1) {
    try {
      const value = await work(attempt)
      const final = shouldRetry === undefined || (await shouldRetry(value, attempt))
      if (final || attempt === retries) return value
    } catch (error) {
      await onFailedAttempt?.(error, attempt)
      if (!error || attempt >= retries) throw error
    }
  }
  throw new Error('Exhausted all retries.')
}
