import { TokenError } from '../../index.js'
import { RequestRefused } from '../transport/request-refused.js'
import type { Obstacle } from './events-of.js'

/** What an error means that no answer can stand for. Nothing but known words are told: a message may hold a secret. */
export function obstacleOf(error: unknown): Obstacle {
  if (error instanceof RequestRefused)
    return { status: 'discarded', kind: 'payload', code: error.code, reason: error.message }
  if (!(error instanceof TokenError)) {
    const what = error instanceof Error ? error.name : 'something that is no error'
    return { status: 'retry', kind: 'retry', code: 'INTERNAL', reason: `${what} was thrown on the way` }
  }
  const { then, kind, code, message, httpStatus, retryAfterMs } = error.failure
  return {
    status: then === 'retry' ? 'retry' : 'discarded',
    kind,
    code,
    reason: message,
    ...(httpStatus === undefined ? {} : { httpStatus }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  }
}
