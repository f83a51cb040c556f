import type { Run } from '../actions/index.js'
import { type Accepted, compileAcceptance, Stopped } from './acceptance.js'
import { compileBatchDelivery } from './batch/batch-delivery.js'
import { factsOf } from './batch/collect.js'
import { formGroup } from './batch/form-batches.js'
import type { Delivery } from './delivery.js'
import { type Outcome, Refusal } from './outcome.js'
import { built, discarded, nothingToSend } from './outcomes.js'
import { compileDelivery } from './single-delivery.js'
import { request } from './steps/request.js'
import type { LinkedConnection, LinkedSubscription } from './steps/step.js'

export interface Passed {
  readonly delivery: Delivery | undefined
  readonly outcome: Outcome
}

/** The way of a matching event through one subscription: mapping, validation, requests. */
export function compilePassage(
  subscription: LinkedSubscription,
  connection: LinkedConnection,
): (event: unknown, messageId: string | undefined, run: Run) => Passed {
  const accept = compileAcceptance(subscription, connection)
  const deliver = compileDeliver(subscription, connection)
  const { id } = connection.config
  return (event, messageId, run) => {
    const accepted = accept(event, messageId, run)
    if (accepted instanceof Stopped) {
      const { step, refusal } = accepted
      return { delivery: undefined, outcome: discarded(id, messageId, step, refusal, subscription) }
    }
    const delivery = deliver(accepted)
    const { warnings } = accepted.passage
    if (delivery instanceof Refusal)
      return { delivery: undefined, outcome: discarded(id, messageId, request.name, delivery, subscription) }
    const outcome =
      delivery === undefined
        ? nothingToSend(id, messageId, subscription, warnings)
        : built(id, messageId, subscription, warnings)
    return { delivery, outcome }
  }
}

/** One event by the single form of its action, or as a batch of one where that is the single form. */
export function compileDeliver(
  subscription: LinkedSubscription,
  connection: LinkedConnection,
): (accepted: Accepted) => Delivery | Refusal | undefined {
  const { batch, definition } = subscription.action
  if (definition.single !== 'batch') return compileDelivery(subscription, connection)
  const deliver = compileBatchDelivery(subscription, connection)
  const { constants } = connection
  return (accepted) => {
    const item = { ...accepted, index: undefined }
    if (batch === undefined) return deliver({ items: [item], group: [] })
    const facts = factsOf(item, batch, constants)
    if (facts instanceof Refusal) return facts
    // Its weight counts as in a batch of many: what is too heavy for any is not sent.
    const alone = { values: facts.group, items: [{ ...item, weight: facts.weight }] }
    return formGroup(alone, batch, constants, deliver)[0]?.result
  }
}
