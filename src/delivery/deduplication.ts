export interface DeduplicationOptions {
  /** How long a message is remembered, in milliseconds; 24 hours. */
  readonly windowMs?: number
  /** How many messages are remembered at most; 1,000,000, of more the oldest are forgotten. */
  readonly maxEntries?: number
  /** Milliseconds since 1970. */
  readonly clock?: () => number
}

/** What keeps an event from being taken twice, in front of evaluation. */
export interface Deduplication {
  /**
   * Whether a message is to be taken: true the first time within the window, from when on it is remembered. An id that is
   * no text, or an empty one, is always taken: it names nothing.
   */
  admit(messageId: unknown): boolean
  /** Forgets a message that was admitted and could not be taken after all, so that it may come again. */
  forget(messageId: string): void
}

/** Remembers message ids in memory. A message that comes again within the window does not make it longer. */
export function createDeduplication({
  windowMs = 24 * 60 * 60 * 1000,
  maxEntries = 1_000_000,
  clock = Date.now,
}: DeduplicationOptions = {}): Deduplication {
  /** When each was admitted; the oldest first, as they came. */
  const admitted = new Map<string, number>()

  function forgetOld(now: number): void {
    for (const [id, at] of admitted) {
      if (admitted.size <= maxEntries && now - at < windowMs) return
      admitted.delete(id)
    }
  }

  return {
    admit(messageId) {
      if (typeof messageId !== 'string' || messageId === '') return true
      const now = clock()
      const at = admitted.get(messageId)
      if (at !== undefined && now - at < windowMs) return false
      admitted.delete(messageId)
      admitted.set(messageId, now)
      forgetOld(now)
      return true
    },
    forget(messageId) {
      admitted.delete(messageId)
    },
  }
}
