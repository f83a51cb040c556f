import once from 'lodash/once.js'
import type { Run } from '../actions/index.js'
import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { isObject } from '../json/value.js'
import { attempt } from './attempt.js'
import type { ConnectionConfig } from './config.js'
import type { Delivery, EvaluationResult } from './delivery.js'
import { type Outcome, Refusal } from './outcome.js'
import { compilePassage, discarded } from './passage.js'
import { compileRedaction } from './redact.js'
import { eventSteps } from './steps/index.js'
import type { PreparedConnection, PreparedSubscription } from './steps/step.js'

/** A destination, configured and compiled: what an embedding service holds. */
export interface Connection {
  readonly id: string
  readonly config: ConnectionConfig
  /** What was odd about the configuration, but no error. */
  readonly warnings: readonly Diagnostic[]
  /**
   * What one event comes to: a delivery for each subscription that matches, and an outcome for everything that
   * happened. Synchronous and pure; takes any value, throws nothing, changes nothing.
   */
  evaluate(event: unknown): EvaluationResult
  /** A delivery as it may be printed: credentials, secret settings and addresses that are secrets as `•••`. */
  redact(delivery: Delivery): Delivery
}

/** `warningsOf` is asked once, by whoever reads the warnings first. */
export function createConnection(
  prepared: PreparedConnection,
  warningsOf: () => readonly Diagnostic[],
): Connection {
  const warnings = once(warningsOf)
  const { config, subscriptions } = prepared
  const before = eventSteps.map((step) => ({ name: step.name, run: step.prepare(prepared) }))
  const enabled = subscriptions
    .filter((subscription) => subscription.enabled)
    .map((subscription) => ({ subscription, pass: compilePassage(subscription, prepared) }))
  const disabled = subscriptions.filter((subscription) => !subscription.enabled)

  function evaluate(incoming: unknown): EvaluationResult {
    let event = incoming
    for (const { name, run } of before) {
      const result = attempt(run, event)
      if (result instanceof Refusal)
        return { deliveries: [], outcomes: [discarded(config.id, messageIdOf(incoming), name, result)] }
      event = result
    }
    const messageId = messageIdOf(event)
    const run = attempt(runOf, event)
    if (run instanceof Refusal)
      return { deliveries: [], outcomes: [discarded(config.id, messageId, 'intake', run)] }
    const deliveries: Delivery[] = []
    const outcomes: Outcome[] = []
    for (const { subscription, pass } of enabled) {
      const matches = attempt(subscription.matches, event)
      if (matches instanceof Refusal) {
        outcomes.push(discarded(config.id, messageId, 'triggers', matches, subscription))
      }
      if (matches !== true) continue
      const { delivery, outcome } = pass(event, messageId, run)
      if (delivery !== undefined) deliveries.push(delivery)
      outcomes.push(outcome)
    }
    if (outcomes.length === 0)
      outcomes.push(discarded(config.id, messageId, 'triggers', noMatch(disabled, event)))
    return { deliveries, outcomes }
  }

  return {
    id: config.id,
    config,
    get warnings() {
      return warnings()
    },
    evaluate,
    redact: compileRedaction(prepared),
  }
}

/** No prototype has these names, so they are read directly. */
function runOf(event: unknown): Run {
  const { type, messageId, timestamp } = isObject(event) ? event : nothing
  return { event: { type, messageId, timestamp } }
}

/** A message id that is no text, empty or not to be read counts as none: an event is not lost for its id. */
function messageIdOf(event: unknown): string | undefined {
  try {
    const { messageId } = isObject(event) ? event : nothing
    return typeof messageId === 'string' && messageId !== '' ? messageId : undefined
  } catch {
    return undefined
  }
}

const nothing: Record<string, unknown> = {}

/** The words of the public event tester (requirements.md R32, R33), and what is switched off but would match. */
function noMatch(disabled: readonly PreparedSubscription[], event: unknown): Refusal {
  const wouldMatch = disabled.filter(({ matches }) => attempt(matches, event) === true)
  if (wouldMatch.length === 0) return noneMatches
  const names = wouldMatch.map(({ config, index }) => `"${config.name ?? config.action}" (${index})`)
  return refuseUnmatched(`${noMatchInWords} ${names.join(', ')} would match, but is not enabled.`)
}

const noMatchInWords = 'You may not have any subscriptions that match this event.'

const refuseUnmatched = (reason: string) =>
  new Refusal({ kind: 'event', code: 'NO_MATCHING_MAPPING', reason })

const noneMatches = refuseUnmatched(noMatchInWords)
