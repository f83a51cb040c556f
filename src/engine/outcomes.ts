import { type Outcome, Refusal, type StepName } from './outcome.js'
import { request } from './steps/request.js'
import type { LinkedSubscription, Warning } from './steps/step.js'

/** The outcome of an event for which something is to be sent. */
export function built(
  connection: string,
  messageId: string | undefined,
  { index: subscription, action: { name: action } }: LinkedSubscription,
  warnings: readonly Warning[],
): Outcome {
  const outcome = outcomeOf(connection, messageId, 'built', request.name)
  outcome.subscription = subscription
  outcome.action = action
  if (warnings.length > 0) outcome.details = { warnings }
  return outcome
}

/** The outcome of an event that matched, and for which every request was skipped (definitions.md, Requests). */
export function nothingToSend(
  connection: string,
  messageId: string | undefined,
  subscription: LinkedSubscription,
  warnings: readonly Warning[],
): Outcome {
  return {
    ...built(connection, messageId, subscription, warnings),
    code: 'NOTHING_TO_SEND',
    reason: 'every request of the action was skipped for this event',
  }
}

/** The outcome of an event that a step refused; with a subscription, only there. */
export function discarded(
  connection: string,
  messageId: string | undefined,
  step: StepName,
  { says }: Refusal,
  subscription?: LinkedSubscription,
): Outcome {
  const outcome = outcomeOf(connection, messageId, 'discarded', step)
  if (subscription !== undefined) {
    outcome.subscription = subscription.index
    outcome.action = subscription.action.name
  }
  return Object.assign(outcome, says)
}

/** What a subscription says for which an event has no room left (engine.md, Limits). */
export const tooManyDeliveries = new Refusal({
  kind: 'event',
  code: 'DELIVERY_LIMIT',
  reason: 'the event has become as many deliveries as one event may (limits.deliveriesPerEvent)',
})

type Unfinished = { -readonly [Key in keyof Outcome]: Outcome[Key] }

/** The beginning of an outcome. It is filled in, not spread: one is made of every event. */
function outcomeOf(
  connection: string,
  messageId: string | undefined,
  status: Outcome['status'],
  step: StepName,
): Unfinished {
  return messageId === undefined ? { connection, status, step } : { messageId, connection, status, step }
}
