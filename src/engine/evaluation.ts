import { once } from '../lazy/once.js'
import type { Arrive } from './arrival.js'
import { attempt } from './attempt.js'
import type { Delivery, EvaluationResult } from './delivery.js'
import type { RefuseUnmatched } from './no-match.js'
import { type Outcome, Refusal } from './outcome.js'
import { discarded } from './outcomes.js'
import { compilePassage } from './passage.js'
import { withoutSecrets } from './redact-outcome.js'
import { secretsOf } from './secret-texts.js'
import type { LinkedConnection } from './steps/step.js'

/** One event through a connection: a delivery for each subscription that matches, an outcome for everything that happened. */
export function compileEvaluation(
  connection: LinkedConnection,
  arrive: Arrive,
): (incoming: unknown, refuseUnmatched: RefuseUnmatched) => EvaluationResult {
  const { id } = connection.config
  const secrets = once(() => secretsOf(connection))
  const passages = connection.subscriptions
    .filter(({ enabled }) => enabled)
    .map((subscription) => ({ subscription, pass: compilePassage(subscription, connection) }))

  return (incoming, refuseUnmatched) => {
    const arrival = arrive(incoming)
    if (!arrival.hasArrived) return { deliveries: [], outcomes: [arrival.outcome] }
    const { event, messageId, run } = arrival
    const deliveries: Delivery[] = []
    const outcomes: Outcome[] = []
    for (const { subscription, pass } of passages) {
      const matches = attempt(subscription.matches, event)
      if (matches instanceof Refusal) {
        outcomes.push(discarded(id, messageId, 'triggers', matches, subscription))
      }
      if (matches !== true) continue
      const { delivery, outcome } = pass(event, messageId, run)
      if (delivery !== undefined) deliveries.push(delivery)
      outcomes.push(withoutSecrets(outcome, secrets))
    }
    if (outcomes.length === 0) outcomes.push(discarded(id, messageId, 'triggers', refuseUnmatched(event)))
    return { deliveries, outcomes }
  }
}
