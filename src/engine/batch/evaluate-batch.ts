import { compileAcceptance, Stopped } from '../acceptance.js'
import type { Arrive } from '../arrival.js'
import { attempt } from '../attempt.js'
import type { Delivery, EvaluationResult } from '../delivery.js'
import { type Outcome, Refusal } from '../outcome.js'
import { built, discarded, nothingToSend, tooManyDeliveries } from '../outcomes.js'
import { compileDeliver } from '../passage.js'
import { request } from '../steps/request.js'
import type { LinkedConnection, LinkedSubscription } from '../steps/step.js'
import { type BatchItem, compileBatchDelivery, eventOf } from './batch-delivery.js'
import { collect } from './collect.js'
import { type FormedBatch, formGroup } from './form-batches.js'

/** What becomes of the items of one subscription. */
type SendItems = (items: readonly BatchItem[]) => readonly FormedBatch[]

/** An event on its way into a call with others. */
export interface BatchEntry {
  /** Its place in the call. */
  readonly index: number
  readonly event: unknown
  /** How many subscriptions may take it. */
  readonly room: number
}

export const entriesOf = (events: readonly unknown[]): readonly BatchEntry[] =>
  events.map((event, index) => ({ index, event, room: Number.POSITIVE_INFINITY }))

/** Many events in one call: those that go together become one delivery (definitions.md, Batch). */
export function compileBatchEvaluation(
  enabled: readonly LinkedSubscription[],
  connection: LinkedConnection,
  arrive: Arrive,
  noMatch: (event: unknown) => Refusal,
): (entries: readonly BatchEntry[]) => EvaluationResult {
  const { id } = connection.config
  const ways = enabled.map((subscription) => ({
    subscription,
    accept: compileAcceptance(subscription, connection),
    send: compileSending(subscription, connection),
  }))
  return (entries) => {
    const outcomes: Outcome[] = []
    const items = new Map<LinkedSubscription, BatchItem[]>(ways.map(({ subscription }) => [subscription, []]))
    for (const entry of entries)
      for (const outcome of sortOne(entry)) outcomes.push({ ...outcome, index: entry.index })
    const deliveries: Delivery[] = []
    for (const { subscription, send } of ways)
      for (const { items: sent, result } of send(items.get(subscription) ?? [])) {
        if (result !== undefined && !(result instanceof Refusal)) deliveries.push(result)
        for (const item of sent) outcomes.push(outcomeOf(item, result, subscription))
      }
    return { deliveries, outcomes: inOrder(outcomes) }

    /** Puts one event where its subscriptions will find it; gives the outcomes that it has already. */
    function sortOne({ event: incoming, index, room }: BatchEntry): readonly Outcome[] {
      const arrival = arrive(incoming)
      if (!arrival.hasArrived) return [arrival.outcome]
      const { event, messageId, run } = arrival
      const found: Outcome[] = []
      let isTaken = false
      let taken = 0
      for (const { subscription, accept } of ways) {
        const matches = attempt(subscription.matches, event)
        if (matches !== true && !(matches instanceof Refusal)) continue
        isTaken = true
        const accepted =
          matches !== true
            ? new Stopped('triggers', matches)
            : taken < room
              ? accept(event, messageId, run)
              : noRoom
        if (accepted instanceof Stopped)
          found.push(discarded(id, messageId, accepted.step, accepted.refusal, subscription))
        else {
          items.get(subscription)?.push({ ...accepted, index })
          taken += 1
        }
      }
      return isTaken ? found : [discarded(id, messageId, 'triggers', noMatch(event))]
    }
  }

  function outcomeOf(
    { messageId, index, passage: { warnings } }: BatchItem,
    result: FormedBatch['result'],
    subscription: LinkedSubscription,
  ): Outcome {
    const outcome =
      result instanceof Refusal
        ? discarded(id, messageId, request.name, result, subscription)
        : result === undefined
          ? nothingToSend(id, messageId, subscription, warnings)
          : built(id, messageId, subscription, warnings)
    return index === undefined ? outcome : { ...outcome, index }
  }
}

const noRoom = new Stopped(request.name, tooManyDeliveries)

/** As the events came in, and for each in the order of its subscriptions. */
function inOrder(outcomes: readonly Outcome[]): readonly Outcome[] {
  return outcomes.toSorted(
    (a, b) => (a.index ?? 0) - (b.index ?? 0) || (a.subscription ?? 0) - (b.subscription ?? 0),
  )
}

/** An action without a batch form sends its items one by one. */
function compileSending(subscription: LinkedSubscription, connection: LinkedConnection): SendItems {
  const { batch } = subscription.action
  const deliver = compileDeliver(subscription, connection)
  const sendSingle = (item: BatchItem): FormedBatch => ({
    items: [item],
    result: single(deliver(item), item),
  })
  if (batch === undefined) return (items) => items.map(sendSingle)
  const deliverBatch = compileBatchDelivery(subscription, connection)
  const { constants } = connection
  return (items) => {
    const { groups, single: alone, refused } = collect(items, batch, constants)
    return [
      ...refused.map(({ item, refusal }) => ({ items: [item], result: refusal })),
      ...alone.map(sendSingle),
      ...groups.flatMap((group) => formGroup(group, batch, constants, deliverBatch)),
    ]
  }
}

/** A delivery of one event that came in a call with others knows its place there. */
const single = (result: FormedBatch['result'], item: BatchItem): FormedBatch['result'] =>
  result === undefined || result instanceof Refusal ? result : { ...result, events: [eventOf(item)] }
