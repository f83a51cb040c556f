import type { DeliveredEvent, Delivery, Outcome } from '../../index.js'

/** The events that a delivery stands for. */
export function eventsOf({ events, messageIds: [messageId] }: Delivery): readonly DeliveredEvent[] {
  return events ?? [messageId === undefined ? {} : { messageId }]
}

/** What kept a delivery from its answers. */
export type Obstacle = Pick<Outcome, 'kind' | 'code' | 'reason' | 'httpStatus' | 'retryAfterMs'> & {
  readonly status: 'retry' | 'discarded'
}

/** The same outcome for each event of a delivery. */
export function outcomesOf(delivery: Delivery, obstacle: Obstacle): readonly Outcome[] {
  const { connection, subscription, action } = delivery
  return eventsOf(delivery).map((event) => ({
    ...event,
    connection,
    subscription,
    action,
    step: 'delivery',
    ...obstacle,
  }))
}
