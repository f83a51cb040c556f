import { createHash } from 'node:crypto'
import type { MessageWindowOptions } from '../store/message-window.js'
import type { SqliteDatabase } from './sqlite-driver.js'

/** The messages that came within the window: what `MessageWindow` keeps in memory, in a table. */
export function notedMessages(
  database: SqliteDatabase,
  { windowMs, maxMessages }: Required<MessageWindowOptions>,
) {
  const notedAt = database.prepare('SELECT noted_at FROM message WHERE id = ? AND noted_at > ?')
  const forget = database.prepare('DELETE FROM message WHERE id = ? AND noted_at <= ?')
  const note = database.prepare('INSERT OR IGNORE INTO message (id, noted_at) VALUES (?, ?)')
  // Looks at the oldest few alone: those behind them are younger.
  const forgetOld = database.prepare(`
    DELETE FROM message WHERE noted_at <= ? AND place IN (SELECT place FROM message ORDER BY place LIMIT ?)`)
  const forgetMost = database.prepare(
    'DELETE FROM message WHERE place <= (SELECT max(place) FROM message) - ?',
  )

  return {
    /** Which of the messages were noted within the window. */
    seen: (ids: readonly string[], now: number): readonly string[] =>
      ids.filter((id) => notedAt.get(digest(id), now - windowMs) !== undefined),
    /** Notes messages, and forgets more old ones than that. One that is remembered is not remembered for longer. */
    note(ids: readonly string[], now: number): void {
      if (ids.length === 0) return
      forgetOld.run(now - windowMs, ids.length * 2)
      for (const id of ids) {
        const key = digest(id)
        forget.run(key, now - windowMs)
        note.run(key, now)
      }
      forgetMost.run(maxMessages)
    },
  }
}

/** Of the same length however long an id is. */
const digest = (id: string): Uint8Array => createHash('sha256').update(id).digest().subarray(0, 16)
