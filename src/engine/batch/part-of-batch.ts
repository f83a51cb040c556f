import { advance } from '../../actions/index.js'
import { fingerprint } from '../../json/fingerprint.js'
import { attempt } from '../attempt.js'
import type { Delivery } from '../delivery.js'
import { valuesOf } from '../delivery-context.js'
import { Refusal } from '../outcome.js'
import { partsOf } from '../single-delivery.js'
import type { LinkedConnection } from '../steps/step.js'

/**
 * Builds a batch again from some of its events (requirements.md R96). The name of the part is made of that of the whole
 * and the places, so that its idempotency keys are new ones, and the same each time.
 */
export function compilePart({
  config,
  constants,
  subscriptions,
}: LinkedConnection): (delivery: Delivery, places: readonly number[]) => Delivery | undefined {
  return (delivery, places) => {
    const { context, events = [], subscription } = delivery
    const action = subscriptions.find(({ index }) => index === subscription)?.action
    const plan = action?.name === delivery.action ? action.batch?.plan : undefined
    const { items } = context ?? {}
    if (delivery.connection !== config.id || delivery.batch !== true) return undefined
    if (plan === undefined || items === undefined) return undefined
    const members = places.flatMap((place) => events[place] ?? [])
    if (members.length === 0 || items.length !== events.length) return undefined
    const id = `${config.id}/${subscription}/${fingerprint(`${delivery.id}\n${places.join(' ')}`)}`
    const chosen = { ...context, items: places.flatMap((place) => (place in items ? [items[place]] : [])) }
    const progress = attempt(
      advance,
      plan,
      { ...constants, ...valuesOf(context), ...chosen, delivery: id },
      {},
    )
    if (progress instanceof Refusal) return undefined
    const { requests, waiting } = progress
    const { chain, ...rest } = delivery
    return {
      ...rest,
      id,
      messageIds: members.flatMap(({ messageId }) => messageId ?? []),
      events: members,
      requests,
      ...partsOf({ requests, waiting, commands: undefined, deferred: undefined }),
      ...(context === undefined ? {} : { context: { ...context, items: chosen.items } }),
    }
  }
}
