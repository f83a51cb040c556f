import type { ReadAnswer } from './answer.js'

/**
 * How many milliseconds an answer asks to wait (RFC 9110, 10.2.3): seconds, or a date, which is read against the
 * answer's own `date`, so that no clock is needed. Undefined where it says nothing that can be understood.
 */
export function retryAfter({ headers }: ReadAnswer): number | undefined {
  const text = headers['retry-after']?.trim()
  if (text === undefined || text === '') return undefined
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000
  const wait = Date.parse(text) - Date.parse(headers.date ?? '')
  return Number.isFinite(wait) ? Math.max(wait, 0) : undefined
}
