import { MessageWindow, type MessageWindowOptions } from './store/message-window.js'

export interface DeduplicationOptions extends MessageWindowOptions {
  /** Milliseconds since 1970. */
  readonly clock?: () => number
}

/**
 * What keeps an event from being taken twice, in front of evaluation, where nothing outlives the process. `sendOnce` of a
 * delivery service does it together with what its store keeps.
 */
export interface Deduplication {
  /**
   * Whether a message is to be taken: true the first time within the window, from when on it is remembered. An id that is
   * no text, or an empty one, is always taken: it names nothing.
   */
  admit(messageId: unknown): boolean
  /** Forgets a message that was admitted and could not be taken after all, so that it may come again. */
  forget(messageId: string): void
}

/** Remembers message ids in memory. Throws a `TypeError` where a limit is none. */
export function createDeduplication({
  clock = Date.now,
  ...options
}: DeduplicationOptions = {}): Deduplication {
  const window = new MessageWindow(options)
  return {
    admit(messageId) {
      if (typeof messageId !== 'string' || messageId === '') return true
      const now = clock()
      if (window.has(messageId, now)) return false
      window.note([messageId], now)
      return true
    },
    forget: (messageId) => window.forget(messageId),
  }
}
