import type { Accepted } from './acceptance.js'
import { attempt } from './attempt.js'
import type { Delivery } from './delivery.js'
import { contextOf } from './delivery-context.js'
import { Refusal } from './outcome.js'
import { request, type Sending } from './steps/request.js'
import type { LinkedConnection, LinkedSubscription } from './steps/step.js'

/** The delivery of one payload; none where every request is skipped. */
export function compileDelivery(
  subscription: LinkedSubscription,
  connection: LinkedConnection,
): (accepted: Accepted) => Delivery | Refusal | undefined {
  const build = request.prepare(subscription, connection)
  const { index, action } = subscription
  const { id } = connection.config
  const destination = connection.destination.definition.slug
  const carriesContext = action.plan?.needsContext === true
  return ({ payload, passage, messageId }) => {
    const sending = attempt(build, payload, passage)
    if (sending instanceof Refusal) return sending
    if (isNothing(sending)) return undefined
    const delivery = {
      id: passage.delivery,
      connection: id,
      destination,
      action: action.name,
      subscription: index,
      messageIds: messageId === undefined ? [] : [messageId],
      requests: sending.requests,
    }
    if (!carriesContext && sending.commands === undefined) return delivery
    return {
      ...delivery,
      ...partsOf(sending),
      ...(carriesContext ? { context: contextOf({ payload, ...passage }) } : {}),
    }
  }
}

/** A command delivery is made even where its list is empty (definitions.md, Requests). */
export const isNothing = ({ requests, waiting, commands }: Sending): boolean =>
  requests.length === 0 && waiting.length === 0 && commands === undefined

/** What only some deliveries have. */
export const partsOf = ({ waiting, commands, deferred }: Sending): Partial<Delivery> => ({
  ...(waiting.length === 0 ? {} : { chain: { waiting } }),
  ...(commands === undefined ? {} : { commands }),
  ...(deferred ? { deferred } : {}),
})
