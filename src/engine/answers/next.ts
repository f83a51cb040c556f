import {
  type Answers,
  advance,
  type FailedAnswer,
  type LinkedAction,
  type RequestPlan,
  type TemplateValues,
} from '../../actions/index.js'
import { attempt } from '../attempt.js'
import type { Delivery, NextResult } from '../delivery.js'
import { valuesOf } from '../delivery-context.js'
import { type Outcome, Refusal } from '../outcome.js'
import { discarded } from '../outcomes.js'
import type { LinkedConnection } from '../steps/step.js'
import { advanceBatch } from './advance-batch.js'
import { eventsOf, outcomesOf } from './outcomes-of.js'
import { withRequests } from './with-requests.js'

/**
 * What comes after the answers that there are to a delivery's requests (engine.md, API): the requests that can be sent
 * now and have no answer yet, or what became of every event. Pure; `answers` are all of them, whoever sent what.
 * `canRefresh` says whether the connection can ask for a new token.
 */
export function compileNext(
  connection: LinkedConnection,
  canRefresh: boolean,
): (delivery: Delivery, answers: Answers) => NextResult {
  return (delivery, answers) => {
    const result = attempt(nextOf, connection, delivery, canRefresh ? answers : withoutRefresh(answers))
    return result instanceof Refusal ? refusedAll(delivery, result) : result
  }
}

/** Where no token can be asked for, none helps: it is as if one had been asked for already. */
function withoutRefresh(answers: Answers): Answers {
  return Object.fromEntries(
    Object.entries(answers).map(([id, answer]) => [id, { ...answer, refreshed: true }]),
  )
}

function nextOf(connection: LinkedConnection, delivery: Delivery, answers: Answers): NextResult {
  const action = connection.subscriptions.find(({ index }) => index === delivery.subscription)?.action
  if (delivery.connection !== connection.config.id || action?.name !== delivery.action)
    return refusedAll(delivery, foreign)
  const plan = planOf(action, delivery)
  if (plan === undefined) return { done: true, outcomes: outcomesOf(delivery, [{ then: 'success' }]) }
  const values = { ...connection.constants, ...valuesOf(delivery.context), delivery: delivery.id }
  return delivery.batch === true
    ? nextOfBatch(action, plan, values, delivery, answers)
    : nextOfSingle(plan, values, delivery, answers)
}

/** How a delivery is sent; undefined where that is by no request. */
function planOf(action: LinkedAction, delivery: Delivery): RequestPlan | undefined {
  const plan = delivery.batch === true ? action.batch?.plan : action.plan
  return plan === undefined || plan.needsContext ? plan : withRequests(plan, delivery.requests)
}

function nextOfSingle(
  plan: RequestPlan,
  values: TemplateValues,
  delivery: Delivery,
  answers: Answers,
): NextResult {
  const { requests, verdict, failed } = advance(plan, values, answers)
  return verdict === undefined ? { requests } : ended(outcomesOf(delivery, [verdict]), failed)
}

function nextOfBatch(
  { batch }: LinkedAction,
  plan: RequestPlan,
  values: TemplateValues,
  delivery: Delivery,
  answers: Answers,
): NextResult {
  const items = delivery.context?.items
  const keys = (items ?? delivery.events ?? []).map((item) =>
    items === undefined ? undefined : batch?.keyOf({ ...values, item }),
  )
  const { requests, verdicts, failed } = advanceBatch(plan, values, keys, answers)
  return verdicts === undefined ? { requests } : ended(outcomesOf(delivery, verdicts), failed)
}

function ended(outcomes: readonly Outcome[], failed: readonly FailedAnswer[]): NextResult {
  return { done: true, outcomes, ...(failed.length > 0 ? { failed } : {}) }
}

const foreign = new Refusal({
  kind: 'settings',
  code: 'UNKNOWN_DELIVERY',
  reason: 'the delivery belongs to another connection, or to a subscription that is no longer there',
})

/** The same where the connection of a delivery is not there. */
export const nextWithoutConnection = (delivery: Delivery): NextResult => refusedAll(delivery, foreign)

/** One outcome for each event of a delivery that can not go on. */
function refusedAll(delivery: Delivery, refusal: Refusal): NextResult {
  const { connection, subscription, action } = delivery
  const outcomes = eventsOf(delivery).map(({ messageId, ...place }) => ({
    ...discarded(connection, messageId, 'request', refusal),
    ...place,
    subscription,
    action,
  }))
  return { done: true, outcomes }
}
