import type { Outcome } from '../../index.js'
import type { Breaker, Turn } from './breaker.js'
import type { Lane } from './lane.js'
import type { Rate } from './rate.js'

/** What is known of one connection while its deliveries are sent. */
export interface Road {
  readonly lane: Lane
  readonly rate: Rate
  readonly breaker: Breaker
}

/** Learns from a try how the destination fares; what it asks for holds back other deliveries no longer than `longestMs`. */
export function learn(
  { lane, breaker }: Road,
  outcomes: readonly Outcome[],
  turn: Turn,
  longestMs: number,
  now: number,
): void {
  if (outcomes.every(({ status }) => status === 'retry')) breaker.failed(now, turn)
  else {
    if (breaker.isSlowed) lane.resume()
    breaker.succeeded()
  }
  // What a receiver says of its own state holds for everything that is sent to it, within reason.
  for (const { status, httpStatus, retryAfterMs = 0 } of outcomes)
    if (status === 'retry' && (httpStatus === 429 || httpStatus === 503))
      lane.pause(now + Math.min(retryAfterMs, longestMs))
}
