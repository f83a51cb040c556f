import type { Run } from '../actions/index.js'
import { fingerprint } from '../json/fingerprint.js'
import { surroundingsFrom } from '../mappings/index.js'
import { attempt } from './attempt.js'
import type { Delivery } from './delivery.js'
import { type Outcome, Refusal, type StepName } from './outcome.js'
import { mapping } from './steps/mapping.js'
import { request } from './steps/request.js'
import type { Passage, Payload, PreparedConnection, PreparedSubscription } from './steps/step.js'
import { validation } from './steps/validation.js'

export interface Passed {
  readonly delivery: Delivery | undefined
  readonly outcome: Outcome
}

/** The way of a matching event through one subscription: mapping, validation, requests. */
export function compilePassage(
  subscription: PreparedSubscription,
  connection: PreparedConnection,
): (event: unknown, messageId: string | undefined, run: Run) => Passed {
  const payloadOf = compilePayloadOf(subscription, connection)
  const build = request.prepare(subscription, connection)
  const { index } = subscription
  const action = subscription.action.name
  const { id: connectionId } = connection.config
  const destination = connection.destination.definition.slug

  function refused(messageId: string | undefined, { step, refusal }: Stopped): Passed {
    return { delivery: undefined, outcome: discarded(connectionId, messageId, step, refusal, subscription) }
  }

  return (event, messageId, run) => {
    const key = messageId ?? attempt(hashOf, event)
    if (key instanceof Refusal) return refused(messageId, new Stopped(request.name, key))
    const id = `${connectionId}/${index}/${key}`
    // The name of the delivery stands for a seed: whoever repeats an event repeats what is random in it.
    const surroundings = attempt(surroundingsFrom, connection.surroundings, subscription.surroundingsRead, id)
    if (surroundings instanceof Refusal) return refused(messageId, new Stopped(mapping.name, surroundings))
    const passage: Passage = { event, run, surroundings, delivery: id, warnings: [] }
    const payload = payloadOf(event, passage)
    if (payload instanceof Stopped) return refused(messageId, payload)
    const requests = attempt(build, payload, passage)
    if (requests instanceof Refusal) return refused(messageId, new Stopped(request.name, requests))
    const messageIds = messageId === undefined ? [] : [messageId]
    return {
      delivery: {
        id,
        connection: connectionId,
        destination,
        action,
        subscription: index,
        messageIds,
        requests,
      },
      outcome: built(connectionId, messageId, subscription, passage.warnings),
    }
  }
}

/** Where the way of an event ended, and why. */
class Stopped {
  constructor(
    readonly step: StepName,
    readonly refusal: Refusal,
  ) {}
}

/** The first half of the way, which says nothing of requests: the payload that an event becomes. */
function compilePayloadOf(
  subscription: PreparedSubscription,
  connection: PreparedConnection,
): (event: unknown, passage: Passage) => Payload | Stopped {
  const map = mapping.prepare(subscription, connection)
  const validate = validation.prepare(subscription, connection)
  return (event, passage) => {
    const mapped = attempt(map, event, passage)
    if (mapped instanceof Refusal) return new Stopped(mapping.name, mapped)
    const payload = attempt(validate, mapped, passage)
    return payload instanceof Refusal ? new Stopped(validation.name, payload) : payload
  }
}

/** Names an event that has no message id. */
const hashOf = (event: unknown): string => fingerprint(JSON.stringify(event))

function built(
  connection: string,
  messageId: string | undefined,
  { index: subscription, action: { name: action } }: PreparedSubscription,
  warnings: readonly string[],
): Outcome {
  const outcome = outcomeOf(connection, messageId, 'built', request.name)
  outcome.subscription = subscription
  outcome.action = action
  if (warnings.length > 0) outcome.details = { warnings }
  return outcome
}

/** The outcome of an event that a step refused; with a subscription, only there. */
export function discarded(
  connection: string,
  messageId: string | undefined,
  step: StepName,
  { says }: Refusal,
  subscription?: PreparedSubscription,
): Outcome {
  const outcome = outcomeOf(connection, messageId, 'discarded', step)
  if (subscription !== undefined) {
    outcome.subscription = subscription.index
    outcome.action = subscription.action.name
  }
  return Object.assign(outcome, says)
}

type Unfinished = { -readonly [Key in keyof Outcome]: Outcome[Key] }

/** The beginning of an outcome. It is filled in, not spread: one is made of every event. */
function outcomeOf(
  connection: string,
  messageId: string | undefined,
  status: Outcome['status'],
  step: StepName,
): Unfinished {
  return messageId === undefined ? { connection, status, step } : { messageId, connection, status, step }
}
