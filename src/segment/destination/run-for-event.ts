import { countDiscarded } from '../action/count-discarded.js'
import type { Result } from '../types/result.js'
import type { SegmentEvent } from '../types/segment-event.js'
import { complete, startOf } from './completion.js'
import type { Executor } from './executor.js'
import { type Delivery, subscriptionInput, taggedFor } from './subscription-input.js'
import type { PlannedSubscription, SubscriptionPlan } from './subscription-plan.js'

/** One event on its way to all subscriptions. */
interface Run<Settings> {
  readonly executor: Executor<Settings>
  readonly event: SegmentEvent
  readonly delivery: Delivery<Settings>
}

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
  const { onComplete, statsContext } = delivery.options ?? {}
  // A host that watches is told of each subscription; else of those whose trigger can't be met there is nothing to tell.
  const isWatched = onComplete !== undefined || statsContext !== undefined
  const places = (isWatched ? undefined : index?.candidates(event)) ?? [...planned.keys()]
  const run = { executor, event, delivery }
  const answers = places.map((place) => answerOf(run, planned[place] as PlannedSubscription))
  const [first, ...others] = answers
  // Most events meet one trigger.
  const given = others.length === 0 ? [await first] : await Promise.all(answers)
  return resultsIn(planned.length, places, given)
}

/** Copied, not written out: V8 comes to allocate what a literal makes so often among what lives long, which takes twice the time. */
const notMet: Result = { output: 'not subscribed' }

/** The results of all subscriptions, in their order; of those at other places than those, none was subscribed. */
function resultsIn(
  count: number,
  places: readonly number[],
  given: readonly (Result | Result[] | undefined)[],
): Result[] {
  // Of that length nearly always; growing it for a thousand subscriptions takes longer than filling it.
  const results = new Array<Result>(count)
  let end = 0
  for (let place = 0, next = 0; place < count; place += 1) {
    if (places[next] !== place) {
      results[end++] = { ...notMet }
      continue
    }
    const answer = given[next++] ?? []
    if (!Array.isArray(answer)) results[end++] = answer
    else for (const one of answer) results[end++] = one
  }
  results.length = end
  return results
}

function answerOf<Settings>(run: Run<Settings>, planned: PlannedSubscription): Result | Promise<Result[]> {
  const { subscription, trigger } = planned
  const { executor, event, delivery } = run
  if (trigger.matches === undefined) {
    startOf(executor, subscription, event, delivery)?.(null)
    return { output: trigger.problem }
  }
  const isMet = verdictOf(trigger.matches, event)
  if (isMet === false) return notSubscribed(run, planned)
  const tell = startOf(executor, subscription, event, delivery)
  if (isMet !== true) return complete(tell, () => Promise.reject(isMet.failure))
  const input = subscriptionInput(subscription, delivery)
  return complete(tell, () => executor.executeAction(subscription.partnerAction, input, event))
}

function notSubscribed<Settings>(
  { executor, event, delivery }: Run<Settings>,
  { subscription }: PlannedSubscription,
): Result {
  const answer = { ...notMet }
  countDiscarded(taggedFor(subscription.partnerAction, delivery.options?.statsContext), 'action')
  startOf(executor, subscription, event, delivery)?.([answer])
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
