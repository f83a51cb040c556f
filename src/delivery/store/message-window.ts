import { limit } from '../limit.js'
import { messageKey } from './message-key.js'

/** How long messages are remembered, and how many. */
export interface MessageWindowOptions {
  /** In milliseconds; 24 hours (requirements.md R88). */
  readonly windowMs?: number
  /** 1,000,000; of more the oldest are forgotten. */
  readonly maxMessages?: number
}

/** Throws a `TypeError` where a limit is none: nothing would be remembered. */
export const windowOf = ({
  windowMs,
  maxMessages,
}: MessageWindowOptions): Required<MessageWindowOptions> => ({
  windowMs: limit('windowMs', windowMs, 24 * 60 * 60 * 1000),
  maxMessages: limit('maxMessages', maxMessages, 1_000_000),
})

/** The messages that came within the window. One that comes again does not make it longer. */
export class MessageWindow {
  /** When each was noted; the oldest first, as they came. */
  readonly #notedAt = new Map<string, number>()
  readonly #windowMs: number
  readonly #maxMessages: number

  constructor(options: MessageWindowOptions = {}) {
    const { windowMs, maxMessages } = windowOf(options)
    this.#windowMs = windowMs
    this.#maxMessages = maxMessages
  }

  has(id: string, now: number): boolean {
    const at = this.#notedAt.get(messageKey(id))
    return at !== undefined && now - at < this.#windowMs
  }

  /** Notes those that are not known; then forgets what is old. */
  note(ids: readonly string[], now: number): void {
    for (const id of ids) {
      if (this.has(id, now)) continue
      const key = messageKey(id)
      this.#notedAt.delete(key)
      this.#notedAt.set(key, now)
    }
    for (const [oldest, at] of this.#notedAt) {
      if (this.#notedAt.size <= this.#maxMessages && now - at < this.#windowMs) return
      this.#notedAt.delete(oldest)
    }
  }

  forget(id: string): void {
    this.#notedAt.delete(messageKey(id))
  }
}
