import { invalidPayload } from '../action/batch-results.js'
import { countDiscarded } from '../action/count-discarded.js'
import { MultiStatusErrorReporter } from '../multi-status/multi-status-error-reporter.js'
import type { ResultMultiStatusNode } from '../types/multi-status.js'
import type { Result } from '../types/result.js'
import type { SegmentEvent } from '../types/segment-event.js'
import { complete, startOf } from './completion.js'
import type { Executor } from './executor.js'
import { type Delivery, subscriptionInput, taggedFor } from './subscription-input.js'
import type { PlannedSubscription, SubscriptionPlan } from './subscription-plan.js'

/** A batch for each subscription: one result a subscription, with what became of each event at its place. */
export function runForBatch<Settings>(
  executor: Executor<Settings>,
  { planned }: SubscriptionPlan,
  events: SegmentEvent[],
  delivery: Delivery<Settings>,
): Promise<Result[]> {
  return Promise.all(planned.map((one) => resultOf(executor, one, events, delivery)))
}

async function resultOf<Settings>(
  executor: Executor<Settings>,
  { subscription, trigger }: PlannedSubscription,
  events: SegmentEvent[],
  delivery: Delivery<Settings>,
): Promise<Result> {
  const { partnerAction } = subscription
  const statsContext = taggedFor(partnerAction, delivery.options?.statsContext)
  const tell = startOf(executor, subscription, events, delivery)
  const { matches } = trigger
  if (matches === undefined) {
    countDiscarded(statsContext, 'action', events.length)
    tell?.(null)
    return { multistatus: events.map(() => notSent(trigger.problem)) }
  }
  const isMet = events.map((event) => matches(event))
  const met = events.filter((_, place) => isMet[place])
  for (let unmet = events.length - met.length; unmet > 0; unmet -= 1) countDiscarded(statsContext, 'action')
  if (met.length === 0) {
    const result = { output: 'not subscribed' }
    tell?.([result])
    return result
  }
  const input = subscriptionInput(subscription, delivery)
  const answers = await complete(tell, () => executor.executeBatch(partnerAction, input, met))
  return { multistatus: atTheirPlaces(isMet, answers) }
}

/** The answers for the events that were sent, in their order, among those that were not. */
function atTheirPlaces(
  isMet: readonly boolean[],
  answers: readonly ResultMultiStatusNode[],
): ResultMultiStatusNode[] {
  const results: ResultMultiStatusNode[] = []
  let next = 0
  for (const [place, met] of isMet.entries()) {
    const answer = met
      ? answers[next]
      : notSent('Payload is either invalid or does not match the subscription')
    if (met) next += 1
    if (answer !== undefined) results[place] = answer
  }
  results.length = isMet.length
  return results
}

const notSent = (errormessage: string): ResultMultiStatusNode => ({
  ...invalidPayload(errormessage),
  errorreporter: MultiStatusErrorReporter.INTEGRATIONS,
})
