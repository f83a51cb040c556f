import type {
  Check,
  CoercionChange,
  OutboundRequest,
  PlannedRequest,
  RequestPlan,
} from '../../actions/index.js'
import type { MappingExplanation } from '../../mappings/index.js'
import type { TriggerExplanation } from '../../triggers/index.js'
import { type Arrival, compileArrival } from '../arrival.js'
import { attempt } from '../attempt.js'
import type { EvaluationResult } from '../delivery.js'
import { compileEvaluation } from '../evaluation.js'
import { compileNoMatch } from '../no-match.js'
import { Refusal, type StepName } from '../outcome.js'
import type { Payload, PreparedConnection, PreparedSubscription } from '../steps/step.js'

/** What happened to one event, as the steps wrote it down; secrets are still in it. */
export interface Recorded {
  readonly result: EvaluationResult
  readonly arrival: Arrival | undefined
  readonly steps: readonly StepRecord[]
  /** By the places of the subscriptions. */
  readonly passages: ReadonlyMap<number, PassageRecord>
}

export interface StepRecord {
  readonly name: StepName
  readonly before: unknown
  readonly after: unknown | Refusal
}

/** The way through one subscription, as far as the event came. */
export interface PassageRecord {
  mapping?: MappingExplanation
  accepted?: {
    readonly payload: Payload
    readonly changes: readonly CoercionChange[]
    readonly problems: readonly { readonly fields: readonly string[]; readonly message: string }[]
  }
  readonly checks: { readonly check: Check; readonly why: TriggerExplanation | undefined }[]
  readonly requests: RequestRecord[]
}

export interface RequestRecord {
  readonly id: string
  /** Undefined where it could not be built. */
  readonly built: readonly OutboundRequest[] | undefined
  readonly when: TriggerExplanation | undefined
  readonly explanation: MappingExplanation | undefined
}

/** Says for a subscription where its mapping takes each value from; takes the event and the surroundings. */
export type ExplainMapping = (...args: readonly unknown[]) => MappingExplanation

/**
 * One event on the way of every other event, so that what comes out is the same; on the way the steps write down what
 * they do.
 */
export function recordEvaluation(
  connection: PreparedConnection,
  explainMappingOf: (subscription: PreparedSubscription) => ExplainMapping,
  event: unknown,
): Recorded {
  const steps: StepRecord[] = []
  const passages = new Map<number, PassageRecord>()
  const recording: PreparedConnection = {
    ...connection,
    before: connection.before.map(({ name, run }) => ({
      name,
      run(before) {
        const after = attempt(run, before)
        steps.push({ name, before, after })
        return after
      },
    })),
    subscriptions: connection.subscriptions.map((subscription) =>
      recordingSubscription(subscription, () => explainMappingOf(subscription), passages),
    ),
  }
  const arrive = compileArrival(recording)
  const arrivals: Arrival[] = []
  const evaluate = compileEvaluation(recording, (incoming) => {
    const arrival = arrive(incoming)
    arrivals.push(arrival)
    return arrival
  })
  const result = evaluate(event, compileNoMatch(connection.subscriptions))
  return { result, arrival: arrivals[0], steps, passages }
}

function recordingSubscription(
  subscription: PreparedSubscription,
  explainMapping: () => ExplainMapping,
  passages: Map<number, PassageRecord>,
): PreparedSubscription {
  const { action, index } = subscription
  const { plan, batch } = action
  const record: PassageRecord = { checks: [], requests: [] }
  return {
    ...subscription,
    map(...args) {
      passages.set(index, record)
      record.mapping = explainMapping()(...args)
      return subscription.map(...args)
    },
    action: {
      ...action,
      payload: {
        accept(payload, sourceOf) {
          const changes: CoercionChange[] = []
          const accepted = action.payload.accept(payload, sourceOf, (change) => changes.push(change))
          record.accepted = { ...accepted, changes }
          return accepted
        },
      },
      failedChecks(payload, constants, run, surroundings) {
        const failed = action.failedChecks(payload, constants, run, surroundings)
        const values = { ...constants, payload, run, surroundings }
        for (const check of failed)
          record.checks.push({ check, why: told(() => action.explainCheck(check, values)) })
        return failed
      },
      plan: plan && recordingPlan(plan, record),
      batch: batch && { ...batch, plan: recordingPlan(batch.plan, record) },
    },
  }
}

const recordingPlan = (plan: RequestPlan, record: PassageRecord): RequestPlan => ({
  ...plan,
  requests: plan.requests.map((planned) => recordingRequest(planned, record)),
})

function recordingRequest(planned: PlannedRequest, { requests }: PassageRecord): PlannedRequest {
  return {
    ...planned,
    build(values) {
      const why = {
        id: planned.id,
        when: told(() => planned.explainWhen?.(values)),
        explanation: told(() => planned.explain?.(values)),
      }
      const place = requests.push({ ...why, built: undefined }) - 1
      const built = planned.build(values)
      requests[place] = { ...why, built }
      return built
    },
  }
}

/** An explanation, where there is one: without it the answer stays what it is. */
export function told<Explanation>(explain: () => Explanation): Explanation | undefined {
  const explanation = attempt(explain)
  return explanation instanceof Refusal ? undefined : explanation
}
