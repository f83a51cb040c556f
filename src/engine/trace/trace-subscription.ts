import type { CoercionChange } from '../../actions/index.js'
import { pointerTo } from '../../json/pointer.js'
import type { MappingExplanation } from '../../mappings/index.js'
import { attempt } from '../attempt.js'
import type { Delivery, EvaluationResult } from '../delivery.js'
import type { Outcome } from '../outcome.js'
import type { PreparedSubscription } from '../steps/step.js'
import { triggerOf } from './closest-trigger.js'
import type { ExplainQuery } from './explain-query.js'
import { hideFailure, hideQuery, hideSources } from './hide-explanation.js'
import type { Hiding } from './hiding.js'
import type { PassageRecord } from './record-evaluation.js'
import type {
  CoercionTrace,
  MappingTrace,
  SubscriptionTrace,
  TriggerTrace,
  ValidationTrace,
} from './trace.js'
import { type RedactRequests, traceRequests } from './trace-requests.js'

/** What is known of an event at one subscription. */
export interface SubscriptionRecord {
  readonly event: unknown
  readonly result: EvaluationResult
  readonly passage: PassageRecord | undefined
}

/** What is made once for all events of a connection. */
export interface TraceTools {
  readonly explainQuery: ExplainQuery
  readonly redactRequests: RedactRequests
}

/** The way of an event, which came through the steps before the triggers, through one subscription. */
export function traceSubscription(
  subscription: PreparedSubscription,
  { event, result, passage }: SubscriptionRecord,
  { explainQuery, redactRequests }: TraceTools,
  hiding: Hiding,
): SubscriptionTrace {
  const { index, config, enabled } = subscription
  const isOurs = (one: { readonly subscription?: number }) => one.subscription === index
  const outcome = result.outcomes.find(isOurs)
  const delivery = result.deliveries.find(isOurs)
  return {
    subscription: index,
    ...(config.name === undefined ? {} : { name: config.name }),
    action: config.action,
    enabled,
    trigger: traceTrigger(subscription, event, explainQuery, hiding),
    ...(outcome === undefined ? {} : { outcome: hideOutcome(outcome, hiding) }),
    ...(passage === undefined ? {} : tracePassage(subscription, passage, delivery, redactRequests, hiding)),
  }
}

/** What happened, without what must not be shown. */
export function hideOutcome(outcome: Outcome, { text, json }: Hiding): Outcome {
  const { messageId, reason, fields, details } = outcome
  return {
    ...outcome,
    ...(messageId === undefined ? {} : { messageId: text(messageId) }),
    ...(reason === undefined ? {} : { reason: text(reason) }),
    ...(fields === undefined ? {} : { fields: fields.map(text) }),
    ...(details === undefined ? {} : { details: json(details) }),
  }
}

function traceTrigger(
  subscription: PreparedSubscription,
  event: unknown,
  explainQuery: ExplainQuery,
  hiding: Hiding,
): TriggerTrace {
  const source = triggerOf(subscription)
  const matches = attempt(subscription.matches, event)
  if (source === undefined) return { matches: false }
  const explanation = explainQuery(source, event)
  return {
    source: hiding.text(source),
    matches: typeof matches === 'boolean' ? matches : null,
    ...(explanation === undefined ? {} : { explanation: hideQuery(explanation, hiding) }),
  }
}

function tracePassage(
  { action: { name, plan, batch, definition } }: PreparedSubscription,
  passage: PassageRecord,
  delivery: Delivery | undefined,
  redactRequests: RedactRequests,
  hiding: Hiding,
): Partial<SubscriptionTrace> {
  const { mapping, accepted } = passage
  const isBatch = definition.single === 'batch'
  const sent = isBatch ? batch?.plan : plan
  const commands = delivery?.commands
  return {
    ...(mapping === undefined ? {} : { mapping: traceMapping(mapping, hiding) }),
    ...(accepted === undefined ? {} : { validation: traceValidation(passage, accepted, hiding) }),
    ...(sent === undefined || passage.requests.length === 0
      ? {}
      : { requests: traceRequests(sent, passage.requests, (built) => redactRequests(name, built), hiding) }),
    ...(commands === undefined
      ? {}
      : { commands: { queue: commands.queue, calls: commands.calls.map(hiding.json) } }),
    ...(isBatch ? { batch: true } : {}),
  }
}

function traceMapping(
  { output, sources, missing, failure }: MappingExplanation,
  hiding: Hiding,
): MappingTrace {
  return {
    ...(output === undefined ? {} : { output: hiding.json(output) }),
    sources: hideSources(sources, hiding),
    missing: hideSources(missing, hiding),
    ...(failure === undefined ? {} : { failure: hideFailure(failure, hiding) }),
  }
}

function traceValidation(
  { checks }: PassageRecord,
  { payload, changes, problems }: NonNullable<PassageRecord['accepted']>,
  hiding: Hiding,
): ValidationTrace {
  return {
    payload: hiding.json(payload),
    coercion: changes.map((change) => traceChange(change, hiding)),
    problems: problems.map(({ fields, message }) => ({
      fields: fields.map(hiding.text),
      message: hiding.text(message),
    })),
    checks: checks.map(({ check: { severity = 'error', message, code, fields }, why }) => ({
      severity,
      message: hiding.text(message),
      ...(code === undefined ? {} : { code }),
      ...(fields === undefined ? {} : { fields }),
      ...(why === undefined ? {} : { require: hideQuery(why, hiding) }),
    })),
  }
}

function traceChange({ path, change, from, to }: CoercionChange, { text, json }: Hiding): CoercionTrace {
  return {
    at: text(path.reduce<string>(pointerTo, '')),
    change,
    ...(from === undefined ? {} : { from: json(from) }),
    ...(to === undefined ? {} : { to: json(to) }),
  }
}
