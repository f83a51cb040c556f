import { advance, encodedSize, type TemplateValues } from '../../actions/index.js'
import { fingerprint } from '../../json/fingerprint.js'
import { surroundingsFrom } from '../../mappings/index.js'
import type { Accepted } from '../acceptance.js'
import { attempt } from '../attempt.js'
import type { Delivery } from '../delivery.js'
import { contextOf } from '../delivery-context.js'
import { Refusal } from '../outcome.js'
import { isNothing, partsOf } from '../single-delivery.js'
import type { LinkedConnection, LinkedSubscription } from '../steps/step.js'

/** A payload on its way into a batch. */
export interface BatchItem extends Accepted {
  /** The event's place in the call; undefined where it came alone. */
  readonly index: number | undefined
}

/** Items that go together, and what they have in common. */
export interface ItemGroup {
  readonly items: readonly BatchItem[]
  readonly group: readonly unknown[]
}

/** The delivery of several payloads at once; none where every request is skipped, a refusal where it can not be sent. */
export type DeliverBatch = (group: ItemGroup) => Delivery | Refusal | undefined

/** The batch form of a subscription's action, which has one. */
export function compileBatchDelivery(
  subscription: LinkedSubscription,
  connection: LinkedConnection,
): DeliverBatch {
  const { index, action, config } = subscription
  const { id: connectionId } = connection.config
  const { batch } = action
  const syncMode = config.syncMode ?? action.definition.syncModes?.[0]
  const run = syncMode === undefined ? {} : { syncMode }
  return ({ items: members, group }) => {
    if (batch === undefined) return noBatch
    const id = `${connectionId}/${index}/${nameOf(members)}`
    const surroundings = attempt(surroundingsFrom, connection.surroundings, subscription.surroundingsRead, id)
    if (surroundings instanceof Refusal) return surroundings
    const items = members.map(({ payload }) => payload)
    const values: TemplateValues = {
      ...connection.constants,
      items,
      group,
      run,
      surroundings,
      delivery: id,
    }
    const progress = attempt(advance, batch.plan, values, {})
    if (progress instanceof Refusal) return progress
    const { requests, waiting } = progress
    const sending = { requests, waiting, commands: undefined, deferred: undefined }
    if (isNothing(sending)) return undefined
    const { maxBytes } = batch
    if (maxBytes !== undefined && requests.some((request) => encodedSize(request) > maxBytes)) return tooLarge
    return {
      id,
      connection: connectionId,
      destination: connection.destination.definition.slug,
      action: action.name,
      subscription: index,
      messageIds: members.flatMap(({ messageId }) => (messageId === undefined ? [] : [messageId])),
      batch: true,
      events: members.map(eventOf),
      requests,
      ...partsOf(sending),
      ...(batch.plan.needsContext ? { context: contextOf({ items, group, run, surroundings }) } : {}),
    }
  }
}

/** A batch is named after its events, in their order. */
const nameOf = (items: readonly BatchItem[]): string =>
  fingerprint(items.map(({ passage }) => passage.key).join('\n'))

export const eventOf = ({ index, messageId }: BatchItem) => ({
  ...(index === undefined ? {} : { index }),
  ...(messageId === undefined ? {} : { messageId }),
})

const noBatch = new Refusal({ code: 'INTERNAL', reason: 'the action has no batch form' })

export const tooLarge = new Refusal({
  kind: 'payload',
  code: 'PAYLOAD_TOO_LARGE',
  reason: 'the item is larger than a whole batch may be',
})
