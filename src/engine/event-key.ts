import { fingerprint } from '../json/fingerprint.js'
import { readOwn } from '../json/own.js'

/** What tells an event from others, and is the same when it comes again: its message id, else a hash of all of it. */
export function eventKey(event: unknown): string {
  const messageId = readOwn(event, 'messageId')
  return typeof messageId === 'string' && messageId !== '' ? messageId : fingerprint(JSON.stringify(event))
}
