import type { Verdict } from '../../actions/index.js'
import type { DeliveredEvent, Delivery } from '../delivery.js'
import type { Outcome } from '../outcome.js'

/** The outcome of each event of a delivery: there are as many verdicts as events, or one for all of them. */
export function outcomesOf(delivery: Delivery, verdicts: readonly Verdict[]): readonly Outcome[] {
  const [first = { then: 'success' }] = verdicts
  return eventsOf(delivery).map((event, at) => outcomeOf(delivery, event, verdicts[at] ?? first))
}

/** The events that a delivery stands for. */
export function eventsOf({ events, messageIds: [messageId] }: Delivery): readonly DeliveredEvent[] {
  return events ?? [messageId === undefined ? {} : { messageId }]
}

const statuses = {
  success: 'delivered',
  ignore: 'delivered',
  discard: 'discarded',
  split: 'discarded',
  retry: 'retry',
  refresh: 'retry',
} as const

function outcomeOf(
  { connection, subscription, action }: Delivery,
  event: DeliveredEvent,
  { then, kind, code, message, httpStatus, retryAfterMs }: Verdict,
): Outcome {
  return {
    ...event,
    connection,
    subscription,
    action,
    status: statuses[then],
    step: 'delivery',
    ...(kind === undefined ? {} : { kind }),
    ...(code === undefined ? {} : { code }),
    ...(message === undefined ? {} : { reason: message }),
    ...(httpStatus === undefined ? {} : { httpStatus }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  }
}
