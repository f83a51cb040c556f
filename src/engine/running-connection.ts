import type { Answer, Answers, OutboundRequest } from '../actions/index.js'
import { once } from '../lazy/once.js'
import { compileNext } from './answers/next.js'
import { compileArrival } from './arrival.js'
import { compileBatchEvaluation, entriesOf } from './batch/evaluate-batch.js'
import { compilePart } from './batch/part-of-batch.js'
import type { Delivery, EvaluationResult, NextResult } from './delivery.js'
import { compileEvaluation } from './evaluation.js'
import { compileNoMatch, type RefuseUnmatched } from './no-match.js'
import type { Outcome } from './outcome.js'
import { compileRedaction, type Redaction } from './redact.js'
import { withoutSecrets } from './redact-outcome.js'
import { redactText, secretsOf } from './secret-texts.js'
import { callsIn } from './steps/request.js'
import type { LinkedConnection } from './steps/step.js'
import { type ConnectionTokens, compileTokens } from './tokens/connection-tokens.js'
import { readVerification, requestToVerify, type Verification } from './verify.js'

/** What a connection does with events and answers, wherever it was compiled: also what a built module has. */
export interface RunningConnection extends ConnectionTokens {
  readonly id: string
  /**
   * What one event comes to: a delivery for each subscription that matches, and an outcome for everything that
   * happened. Synchronous and pure; takes any value, throws nothing, changes nothing.
   */
  evaluate(event: unknown): EvaluationResult
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
  /** A delivery as it may be printed: credentials, secret settings and addresses that are secrets as `•••`. */
  redact(delivery: Delivery): Delivery
  /** The same for a request of a delivery and its answer, which can repeat what it was sent; `more` are further secrets, such as tokens. */
  redactExchange: Redaction['exchange']
}

/** The same, which can be told in what words to refuse an event that nothing matches. */
export interface LinkedRun extends RunningConnection {
  evaluate(event: unknown, refuse?: RefuseUnmatched): EvaluationResult
}

/** A connection, running. */
export function runConnection(linked: LinkedConnection): LinkedRun {
  const { config, subscriptions, destination, constants } = linked
  const arrive = compileArrival(linked)
  const enabled = subscriptions.filter((subscription) => subscription.enabled)
  const refuseUnmatched = compileNoMatch(subscriptions)
  const evaluate = compileEvaluation(linked, arrive)
  const evaluateBatch = once(() => compileBatchEvaluation(enabled, linked, arrive, refuseUnmatched))
  const secrets = once(() => secretsOf(linked))
  const tokens = compileTokens(linked, secrets)
  const canRefresh = once(() => tokens.tokenRequest() !== undefined)
  const next = once(() => compileNext(linked, canRefresh()))
  const part = once(() => compilePart(linked))
  const redaction = once(() => compileRedaction(linked, secrets()))
  const told = (outcome: Outcome): Outcome => withoutSecrets(outcome, secrets)

  return {
    id: config.id,
    evaluate: (event, refuse = refuseUnmatched) => evaluate(event, refuse),
    evaluateBatch(events) {
      const { deliveries, outcomes } = evaluateBatch()(entriesOf(events))
      return { deliveries, outcomes: outcomes.map(told) }
    },
    next(delivery, answers) {
      const result = next()(delivery, answers)
      return result.done ? { ...result, outcomes: redaction().outcomes(delivery, result.outcomes) } : result
    },
    part: (delivery, places) => part()(delivery, places),
    verify: () => requestToVerify(linked),
    readVerification(answer) {
      const { reason, ...read } = readVerification(linked, answer)
      return reason === undefined ? read : { ...read, reason: redactText(reason, secrets()) }
    },
    init() {
      const { init } = destination.definition
      if (init === undefined) return undefined
      return { queue: init.queue, calls: callsIn(destination.initOf(constants.settings)) }
    },
    redact: (delivery) => redaction().delivery(delivery),
    redactExchange: (delivery, exchange, more) => redaction().exchange(delivery, exchange, more),
    ...tokens,
  }
}
