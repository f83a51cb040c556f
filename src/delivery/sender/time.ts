/** What delivery knows of time, so that tests need not wait. */
export interface Time {
  /** Milliseconds since 1970. */
  now(): number
  /** Runs something later; gives what calls it off. */
  after(ms: number, run: () => void): () => void
}

/** Timers of JavaScript hold no more than 31 bits: what is longer would be over at once. */
export const longestTimerMs = 2 ** 31 - 1

export const systemTime: Time = {
  now: Date.now,
  after(ms, run) {
    const timer = setTimeout(run, Math.min(ms, longestTimerMs))
    return () => clearTimeout(timer)
  },
}

/** Waits, at most until a signal is given. */
export function sleep(time: Time, ms: number, signal: AbortSignal): Promise<void> {
  if (ms <= 0 || signal.aborted) return Promise.resolve()
  return new Promise((resolve) => {
    const end = () => {
      cancel()
      signal.removeEventListener('abort', end)
      resolve()
    }
    const cancel = time.after(ms, end)
    signal.addEventListener('abort', end, { once: true })
  })
}
