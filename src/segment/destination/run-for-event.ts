import { countDiscarded } from '../action/count-discarded.js'
import type { Result } from '../types/result.js'
import type { SegmentEvent } from '../types/segment-event.js'
import { complete, startOf } from './completion.js'
import type { Executor } from './executor.js'
import { type Delivery, subscriptionInput, taggedFor } from './subscription-input.js'
import type { PlannedSubscription, SubscriptionPlan } from './subscription-plan.js'

/**
 * One event for each subscription, in their order; an action whose trigger is not met does not run.
 * Rejects with the first failure, when all have been started.
 */
export async function runForEvent<Settings>(
  executor: Executor<Settings>,
  { planned, index }: SubscriptionPlan,
  event: SegmentEvent,
  delivery: Delivery<Settings>,
): Promise<Result[]> {
  const candidates = index.candidates(event)
  let next = 0
  const started: Promise<Result[]>[] = []
  const answers = planned.map((one, place) => {
    if (candidates[next] !== place) return notSubscribed(executor, one, event, delivery)
    next += 1
    const answer = answerOf(executor, one, event, delivery)
    if (answer instanceof Promise) started.push(answer)
    return answer
  })
  await Promise.all(started)
  const results: Result[] = []
  for (const answer of answers) {
    if (answer instanceof Promise) results.push(...(await answer))
    else results.push(answer)
  }
  return results
}

function answerOf<Settings>(
  executor: Executor<Settings>,
  planned: PlannedSubscription,
  event: SegmentEvent,
  delivery: Delivery<Settings>,
): Result | Promise<Result[]> {
  const { subscription, trigger } = planned
  if (trigger.matches === undefined) {
    startOf(executor, subscription, event, delivery)?.(null)
    return { output: trigger.problem }
  }
  const isMet = verdictOf(trigger.matches, event)
  if (isMet === false) return notSubscribed(executor, planned, event, delivery)
  const tell = startOf(executor, subscription, event, delivery)
  if (isMet !== true) return complete(tell, () => Promise.reject(isMet.failure))
  return complete(tell, () =>
    executor.executeAction(subscription.partnerAction, subscriptionInput(subscription, delivery), event),
  )
}

function notSubscribed<Settings>(
  executor: Executor<Settings>,
  { subscription }: PlannedSubscription,
  event: SegmentEvent,
  delivery: Delivery<Settings>,
): Result {
  const { statsContext, onComplete } = delivery.options ?? {}
  if (statsContext !== undefined)
    countDiscarded(taggedFor(subscription.partnerAction, statsContext), 'action')
  const answer = { output: 'not subscribed' }
  if (onComplete !== undefined) startOf(executor, subscription, event, delivery)?.([answer])
  return answer
}

/** A trigger that fails on an event fails its own subscription, when the others have been started. */
function verdictOf(
  matches: (event: unknown) => boolean,
  event: SegmentEvent,
): boolean | { readonly failure: unknown } {
  try {
    return matches(event)
  } catch (failure) {
    return { failure }
  }
}
