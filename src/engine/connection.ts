import once from 'lodash/once.js'
import type { Answer, Answers, OutboundRequest } from '../actions/index.js'
import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { compileNext } from './answers/next.js'
import { compileArrival } from './arrival.js'
import { compileBatchEvaluation, entriesOf } from './batch/evaluate-batch.js'
import { compilePart } from './batch/part-of-batch.js'
import type { ConnectionConfig } from './config.js'
import type { Delivery, EvaluationResult, NextResult } from './delivery.js'
import { compileEvaluation } from './evaluation.js'
import { compileNoMatch } from './no-match.js'
import type { Outcome } from './outcome.js'
import { compileRedaction, type Redaction } from './redact.js'
import { withoutSecrets } from './redact-outcome.js'
import { redactText, secretsOf } from './secret-texts.js'
import { callsIn } from './steps/request.js'
import type { PreparedConnection } from './steps/step.js'
import { asTested, testResultOf } from './tester/test-event.js'
import type { TestOptions, TestResult } from './tester/test-result.js'
import { type ConnectionTokens, compileTokens } from './tokens/connection-tokens.js'
import { compileClosestMatch } from './trace/closest-trigger.js'
import { compileExplain } from './trace/explain-connection.js'
import type { ExplainedResult } from './trace/trace.js'
import { readVerification, requestToVerify, type Verification } from './verify.js'

/** A destination, configured and compiled: what an embedding service holds. */
export interface Connection extends ConnectionTokens {
  readonly id: string
  readonly config: ConnectionConfig
  /** What was odd about the configuration, but no error. */
  readonly warnings: readonly Diagnostic[]
  /**
   * What one event comes to: a delivery for each subscription that matches, and an outcome for everything that
   * happened. Synchronous and pure; takes any value, throws nothing, changes nothing.
   */
  evaluate(event: unknown, options?: EvaluateOptions): EvaluationResult
  /**
   * The same result with the whole way there: what each step did, why triggers match or not, where every value comes
   * from. Slower by far than `evaluate`; secrets and personal data in the trace are `•••`.
   */
  explain(event: unknown): ExplainedResult
  /**
   * The same for many events in one call; those that an action sends together become one delivery. Outcomes carry the
   * `index` of their event, and every event has one for each subscription that it matches, or one.
   */
  evaluateBatch(events: readonly unknown[]): EvaluationResult
  /**
   * What the answers to a delivery's requests come to, by the ids of the requests: what to send now, or the outcome of
   * every event. It takes all answers that there are and keeps nothing, so a delivery can go on in another process.
   */
  next(delivery: Delivery, answers: Answers): NextResult
  /**
   * Some events of a batch as a delivery of their own, so that only they are sent again: `places` count in its `events`.
   * It has an id and idempotency keys of its own, the same ones each time. Undefined where it can not be made: of what is no
   * batch, or of one that does not carry its items.
   */
  part(delivery: Delivery, places: readonly number[]): Delivery | undefined
  /** The request that proves the credentials; undefined where the definition has none. Throws `ValueFailure`. */
  verify(): OutboundRequest | undefined
  /** Whether the answer to it proves them, and why not. */
  readVerification(answer: Answer): Verification
  /** The calls of a page load, for a destination that is fed through a page's queue. */
  init(): Delivery['commands']
  /**
   * What one event would come to, for whoever tries a configuration: as `evaluate`, but for the steps that keep events
   * away, source, integrations, consent and filters (requirements.md R60). Secrets are hidden unless asked for.
   */
  test(event: unknown, options?: TestOptions): TestResult
  /** A delivery as it may be printed: credentials, secret settings and addresses that are secrets as `•••`. */
  redact(delivery: Delivery): Delivery
  /** The same for a request of a delivery and its answer, which can repeat what it was sent; `more` are further secrets, such as tokens. */
  redactExchange: Redaction['exchange']
}

export interface EvaluateOptions {
  /**
   * Whether an event that no trigger matches is told which one is the closest, and what kept it from matching; that
   * takes many times as long as to find out that none does. False where it is left out.
   */
  readonly why?: boolean
}

/** `warningsOf` is asked once, by whoever reads the warnings first. */
export function createConnection(
  prepared: PreparedConnection,
  warningsOf: () => readonly Diagnostic[],
): Connection {
  const warnings = once(warningsOf)
  const { config, subscriptions, destination } = prepared
  const arrive = compileArrival(prepared)
  const enabled = subscriptions.filter((subscription) => subscription.enabled)
  const refuseUnmatched = compileNoMatch(subscriptions)
  const evaluation = compileEvaluation(prepared, arrive)
  const evaluateBatch = once(() => compileBatchEvaluation(enabled, prepared, arrive, refuseUnmatched))
  const secrets = once(() => secretsOf(prepared))
  const tokens = compileTokens(prepared, secrets)
  const canRefresh = once(() => tokens.tokenRequest() !== undefined)
  const next = once(() => compileNext(prepared, canRefresh()))
  const part = once(() => compilePart(prepared))
  const redaction = once(() => compileRedaction(prepared, secrets()))
  const told = (outcome: Outcome): Outcome => withoutSecrets(outcome, secrets)
  const tested = once(() => createConnection(asTested(prepared), () => []))
  const explain = once(() => compileExplain(prepared))
  const refuseWithClosest = once(() => compileClosestMatch(prepared, refuseUnmatched))

  return {
    id: config.id,
    config,
    get warnings() {
      return warnings()
    },
    evaluate: (event, options) =>
      evaluation(event, options?.why === true ? refuseWithClosest() : refuseUnmatched),
    explain: (event) => explain()(event),
    evaluateBatch(events) {
      const { deliveries, outcomes } = evaluateBatch()(entriesOf(events))
      return { deliveries, outcomes: outcomes.map(told) }
    },
    next(delivery, answers) {
      const result = next()(delivery, answers)
      return result.done ? { ...result, outcomes: redaction().outcomes(delivery, result.outcomes) } : result
    },
    part: (delivery, places) => part()(delivery, places),
    verify: () => requestToVerify(prepared),
    readVerification(answer) {
      const { reason, ...read } = readVerification(prepared, answer)
      return reason === undefined ? read : { ...read, reason: redactText(reason, secrets()) }
    },
    init() {
      const { init } = destination.definition
      if (init === undefined) return undefined
      return { queue: init.queue, calls: callsIn(destination.initOf(prepared.constants.settings)) }
    },
    test: (event, options) => testResultOf(tested().evaluate(event), config, redaction().delivery, options),
    redact: (delivery) => redaction().delivery(delivery),
    redactExchange: (delivery, exchange, more) => redaction().exchange(delivery, exchange, more),
    ...tokens,
  }
}
