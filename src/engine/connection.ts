import type { BuiltRequest } from '../actions/index.js'
import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { ValueFailure } from '../expressions/failure.js'
import { readOwn } from '../json/own.js'
import type { ConnectionConfig } from './config.js'
import { type Delivery, deliveryId, type Evaluation, outboundRequest } from './delivery.js'
import { type Outcome, Refusal, type StepName } from './outcome.js'
import { redactDelivery } from './redact.js'
import { eventSteps, subscriptionSteps } from './steps/index.js'
import type { Passage, PreparedConnection, PreparedSubscription } from './steps/step.js'

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
  evaluate(event: unknown): Evaluation
  /** A delivery as it may be printed: credentials, secret settings and addresses that are secrets as `•••`. */
  redact(delivery: Delivery): Delivery
}

export function createConnection(prepared: PreparedConnection, warnings: readonly Diagnostic[]): Connection {
  const { config } = prepared
  const before = eventSteps.map((step) => ({ name: step.name, run: step.prepare(prepared) }))
  const enabled = prepared.subscriptions.filter((subscription) => subscription.enabled)
  const disabled = prepared.subscriptions.filter((subscription) => !subscription.enabled)
  const passages = enabled.map((subscription) => ({
    subscription,
    pass: compilePassage(subscription, prepared),
  }))

  function evaluate(event: unknown): Evaluation {
    const messageId = messageIdOf(event)
    const base = messageId === undefined ? { connection: config.id } : { messageId, connection: config.id }
    let current = event
    for (const { name, run } of before) {
      const result = attempt(run, current)
      if (result instanceof Refusal) return { deliveries: [], outcomes: [discarded(base, name, result)] }
      current = result
    }
    const deliveries: Delivery[] = []
    const outcomes: Outcome[] = []
    for (const { subscription, pass } of passages) {
      const matches = attempt(subscription.trigger, current)
      if (matches === false) continue
      const { delivery, outcome } =
        matches instanceof Refusal ? untold(base, subscription, matches) : pass(current, messageId, base)
      if (delivery !== undefined) deliveries.push(delivery)
      outcomes.push(outcome)
    }
    if (outcomes.length === 0) outcomes.push(discarded(base, 'triggers', noMatch(disabled, current)))
    return { deliveries, outcomes }
  }

  return {
    id: config.id,
    config,
    warnings,
    evaluate,
    redact: (delivery) => redactDelivery(delivery, prepared),
  }
}

type OutcomeBase = Pick<Outcome, 'messageId' | 'connection' | 'subscription' | 'action'>

interface Passed {
  readonly delivery: Delivery | undefined
  readonly outcome: Outcome
}

/** A trigger that could not be evaluated: the event is not lost in silence. */
function untold(base: OutcomeBase, { index, action }: PreparedSubscription, refusal: Refusal): Passed {
  const outcome = discarded({ ...base, subscription: index, action: action.name }, 'triggers', refusal)
  return { delivery: undefined, outcome }
}

/** The way of a matching event through one subscription. */
function compilePassage(
  subscription: PreparedSubscription,
  connection: PreparedConnection,
): (event: unknown, messageId: string | undefined, base: OutcomeBase) => Passed {
  const steps = subscriptionSteps.map((step) => ({
    name: step.name,
    run: step.prepare(subscription, connection),
  }))
  const { index } = subscription
  const action = subscription.action.name
  const { slug } = connection.destination.definition
  return (event, messageId, base) => {
    const about = { ...base, subscription: index, action }
    const passage: Passage = { event, run: { event: factsOf(event) }, warnings: [] }
    let value = event
    for (const { name, run } of steps) {
      const result = attempt(run, value, passage)
      if (result instanceof Refusal) return { delivery: undefined, outcome: discarded(about, name, result) }
      value = result
    }
    const id = deliveryId(connection.config.id, index, event, messageId)
    const delivery: Delivery = {
      id,
      connection: connection.config.id,
      destination: slug,
      action,
      subscription: index,
      messageIds: messageId === undefined ? [] : [messageId],
      requests: [outboundRequest(id, '0', value as BuiltRequest)],
    }
    const { warnings } = passage
    const outcome: Outcome = { ...about, status: 'built', step: 'request' }
    return { delivery, outcome: warnings.length === 0 ? outcome : { ...outcome, details: { warnings } } }
  }
}

function factsOf(event: unknown): Passage['run']['event'] {
  return {
    type: readOwn(event, 'type'),
    messageId: readOwn(event, 'messageId'),
    timestamp: readOwn(event, 'timestamp'),
  }
}

function messageIdOf(event: unknown): string | undefined {
  const id = readOwn(event, 'messageId')
  return typeof id === 'string' ? id : undefined
}

/** A step's result; what it throws becomes a refusal, so that one subscription never takes another with it. */
function attempt<Args extends readonly unknown[]>(run: (...args: Args) => unknown, ...args: Args): unknown {
  try {
    return run(...args)
  } catch (error) {
    if (error instanceof ValueFailure)
      return new Refusal({ kind: 'payload', code: error.code, reason: error.message })
    if (error instanceof RangeError)
      return new Refusal({
        kind: 'event',
        code: 'TOO_DEEP',
        reason: 'the event nests too deeply to be worked on',
      })
    const what = error instanceof Error ? error.name : 'something that is no error'
    return new Refusal({
      code: 'INTERNAL',
      reason: `a defect in this step, not in the event: ${what} was thrown`,
    })
  }
}

function discarded(base: OutcomeBase, step: StepName, refusal: Refusal): Outcome {
  return { ...base, status: 'discarded', step, ...refusal.says }
}

/** The words of the public event tester (requirements.md R32, R33), and what is switched off but would match. */
function noMatch(disabled: readonly PreparedSubscription[], event: unknown): Refusal {
  const names = disabled
    .filter(({ trigger }) => trigger(event))
    .map(({ config, index }) => `"${config.name ?? config.action}" (${index})`)
  const hint = names.length === 0 ? '' : ` ${names.join(', ')} would match, but is not enabled.`
  return new Refusal({
    kind: 'event',
    code: 'NO_MATCHING_MAPPING',
    reason: `You may not have any subscriptions that match this event.${hint}`,
  })
}
