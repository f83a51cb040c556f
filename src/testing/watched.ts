import type { Action, CompiledAction, RequestPlan } from '../actions/index.js'
import type { PreparedConnection, PreparedSubscription } from '../engine/steps/step.js'
import { interpret } from '../expressions/interpret.js'
import { pointerTo } from '../json/pointer.js'
import type { TakenPayload, Watcher } from './bench.js'

/** The subscriptions of a connection, which write down the payloads that they take, and tell a watcher what they do. */
export function watched(
  { subscriptions }: PreparedConnection,
  payloads: TakenPayload[],
  watcher: Watcher | undefined,
): Pick<PreparedConnection, 'subscriptions'> {
  return {
    subscriptions: subscriptions.map((subscription) => ({
      ...subscription,
      ...(watcher === undefined
        ? {}
        : { map: interpret(subscription.mapping, watcher.ofMapping(subscription.config)) }),
      action: {
        ...subscription.action,
        payload: recordingPayload(subscription, payloads, watcher),
        ...(watcher === undefined ? {} : watchedPlans(subscription.action, watcher)),
      },
    })),
  }
}

function recordingPayload(
  { action: { name, payload } }: PreparedSubscription,
  payloads: TakenPayload[],
  watcher: Watcher | undefined,
): PreparedSubscription['action']['payload'] {
  return {
    accept(...given) {
      const accepted = payload.accept(...given)
      if (accepted.problems.length > 0) return accepted
      payloads.push({ action: name, payload: accepted.payload })
      watcher?.took(name, accepted.payload)
      return accepted
    },
  }
}

function watchedPlans(
  { name, plan, batch, definition }: CompiledAction,
  watcher: Watcher,
): Pick<CompiledAction, 'plan' | 'batch'> {
  const pointer = pointerTo('/actions', name)
  return {
    plan: plan && watchedPlan(plan, definition, pointer, watcher),
    batch: batch && {
      ...batch,
      plan: watchedPlan(batch.plan, definition.batch ?? {}, `${pointer}/batch`, watcher),
    },
  }
}

const watchedPlan = (
  plan: RequestPlan,
  { request }: Pick<Action, 'request'>,
  pointer: string,
  watcher: Watcher,
): RequestPlan => ({
  ...plan,
  requests: plan.requests.map((planned, index) => ({
    ...planned,
    build(values) {
      const built = planned.build(values)
      if (built.length > 0)
        watcher.made(request === undefined ? `${pointer}/requests/${index}` : `${pointer}/request`)
      return built
    },
  })),
})
